"""Tells consoles what changed at the desk: one subscription and one snapshot for the whole process."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.handover.reading import MOST_LISTED, Reading, shown
from bot.store.keys import COMMITTED_CHANNEL, DESK_CHANNEL

log = structlog.get_logger("vigie.desk")

_RECONNECT_SECONDS = 0.5
# The list is read from the store at most so often, however many look at it and however much changes.
_FRESH_SECONDS = 0.25


@dataclass(frozen=True)
class Snapshot:
    """`held`: agent → the cases that are theirs."""

    open: bool
    hours: dict[str, str]
    total: int
    waiting: list[dict[str, Any]]
    held: dict[str, list[dict[str, Any]]]

    def for_agent(self, name: str) -> dict[str, Any]:
        return {
            "open": self.open,
            "hours": self.hours,
            "total": self.total,
            "waiting": self.waiting,
            "mine": self.held.get(name, []),
        }


@dataclass
class Follower:
    """One console.

    `mine`: its cases; `moved`: those in which something was said since it last looked; `listed`: the list may
    have changed since `sent`, at `sent_at` of the monotonic clock.
    """

    news: asyncio.Event = field(default_factory=asyncio.Event)
    mine: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    listed: bool = True
    sent: dict[str, Any] | None = None
    sent_at: float = 0.0


class DeskNews:
    def __init__(self, redis: Redis, reading: Reading) -> None:
        self._redis = redis
        self._reading = reading
        self._by_id: dict[int, Follower] = {}
        self._snapshot: Snapshot | None = None
        self._read_at = 0.0
        self._one_reader = asyncio.Lock()

    @contextmanager
    def follower(self) -> Iterator[Follower]:
        """Hears of changes while the block runs."""
        new = Follower()
        self._by_id[id(new)] = new
        try:
            yield new
        finally:
            del self._by_id[id(new)]

    async def snapshot(self) -> Snapshot:
        """The list, at most a quarter of a second old. Raises StoreUnavailable."""
        async with self._one_reader:
            if self._snapshot is None or time.monotonic() - self._read_at > _FRESH_SECONDS:
                self._snapshot = await self._read()
                self._read_at = time.monotonic()
            return self._snapshot

    async def _read(self) -> Snapshot:
        entries, desk = await self._reading.entries(), await self._reading.desk()
        waiting = [entry for entry in entries if entry["state"] == "waiting"]
        held: dict[str, list[dict[str, Any]]] = {}
        for entry in entries:
            if entry["state"] == "agent":
                held.setdefault(entry["owner"], []).append(shown(entry))
        listed = [shown(entry) for entry in waiting[:MOST_LISTED]]
        return Snapshot(desk["open"], desk["hours"], len(waiting), listed, held)

    async def listen(self) -> None:
        """Runs until cancelled; reconnects for ever."""
        while True:
            try:
                async with self._redis.pubsub() as subscription:
                    await subscription.subscribe(COMMITTED_CHANNEL, DESK_CHANNEL)
                    while True:
                        news = await subscription.get_message(ignore_subscribe_messages=True, timeout=1.0)
                        if news is not None:
                            self._tell(news["channel"], news["data"])
            except (RedisError, OSError) as error:
                log.warning("news_interrupted", error=type(error).__name__)
                await asyncio.sleep(_RECONNECT_SECONDS)

    def _tell(self, channel: str, conversation_id: str) -> None:
        for follower in self._by_id.values():
            if conversation_id in follower.mine:
                follower.moved.add(conversation_id)
                follower.news.set()
            if channel == DESK_CHANNEL:
                follower.listed = True
                follower.news.set()
