"""Lets an answer leave on a tick of the clock, after a floor: its time says nothing of what was found."""

import asyncio
import math
import random
import time

FLOOR_SECONDS = 0.4
TICK_SECONDS = 0.2
# Answers that leave on one tick leave in an order of chance, not in that of their work.
_SHUFFLE_SECONDS = 0.03
_chance = random.SystemRandom()


async def wait_for_tick(started: float) -> None:
    """`started`: time.monotonic() when the request came.

    The ticks are the clock's, not the request's: the moment at which somebody asks adds up to a tick of
    chance, which hides what differs by less than that.
    """
    now = time.monotonic()
    earliest = max(now, started + FLOOR_SECONDS)
    tick = math.ceil(earliest / TICK_SECONDS) * TICK_SECONDS
    await asyncio.sleep(tick - now + _chance.uniform(0, _SHUFFLE_SECONDS))
