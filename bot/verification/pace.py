"""Lets an answer leave on a tick, after a floor: its time says nothing of what was found."""

import asyncio
import math
import random
import time

FLOOR_SECONDS = 0.4
TICK_SECONDS = 0.2
# Answers that leave on one tick leave in an order of chance, not in that of their work.
_SHUFFLE_SECONDS = 0.06
_chance = random.SystemRandom()


async def wait_for_tick(started: float) -> None:
    """`started`: time.monotonic() when the request came.

    The ticks are counted from the request, not by the clock on the wall. So the time of an answer does not
    depend on when somebody asks, which differs after a hit and after a miss (which needs a new conversation).
    """
    taken = max(FLOOR_SECONDS, time.monotonic() - started)
    ticks = math.ceil(round((taken - FLOOR_SECONDS) / TICK_SECONDS, 6))
    leaving = started + FLOOR_SECONDS + ticks * TICK_SECONDS
    await asyncio.sleep(leaving - time.monotonic() + _chance.uniform(0, _SHUFFLE_SECONDS))
