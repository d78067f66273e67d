"""Counters that expire: several are checked and raised in one step, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from redis.asyncio import Redis

from bot.store.connection import store_errors

SCRIPTS = Path(__file__).parent / "scripts"


@dataclass(frozen=True)
class Counter:
    """At most `limit` until `seconds` after the first."""

    key: str
    limit: int
    seconds: int


class CounterStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._admit = redis.register_script((SCRIPTS / "admit.lua").read_text(encoding="utf-8"))
        self._refund = redis.register_script((SCRIPTS / "refund.lua").read_text(encoding="utf-8"))

    async def admit(self, counters: Sequence[Counter]) -> Counter | None:
        """Raises every counter by one and returns None; or raises none and returns the first that is full."""
        limits = [number for counter in counters for number in (counter.limit, counter.seconds)]
        async with store_errors():
            full = int(await self._admit(keys=[counter.key for counter in counters], args=limits))
        return counters[full - 1] if full else None

    async def refund(self, counters: Sequence[Counter]) -> None:
        async with store_errors():
            await self._refund(keys=[counter.key for counter in counters], args=[])

    async def count(self, counter: Counter) -> int:
        async with store_errors():
            return int(await self._redis.get(counter.key) or 0)
