"""Lets an answer leave only on a tick after a floor, so that its time says nothing of what was found."""

import asyncio
import math
import time

FLOOR_SECONDS = 0.4
TICK_SECONDS = 0.2


async def wait_for_tick(started: float) -> None:
    """`started`: time.monotonic() when the request came."""
    spent = time.monotonic() - started
    ticks = max(1, math.ceil(max(spent, FLOOR_SECONDS) / TICK_SECONDS))
    await asyncio.sleep(ticks * TICK_SECONDS - spent)
