"""Tells consoles what changed at the desk: one subscription and one snapshot for the whole process."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from redis.asyncio import Redis

from bot.handover.reading import MOST_LISTED, Reading, in_order, shown
from bot.store.cases import CaseStore
from bot.store.committed import news_from
from bot.store.keys import COMMITTED_CHANNEL, DESK_CHANNEL

# All of the list is read again so often: news may be lost.
_WHOLE_SECONDS = 5.0


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
    """Keeps the list at hand: what changed is read, and everything every few seconds."""

    def __init__(self, redis: Redis, cases: CaseStore, reading: Reading) -> None:
        self._redis = redis
        self._cases = cases
        self._reading = reading
        self._followers: dict[int, Follower] = {}
        self._entries: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()
        self._snapshot: Snapshot | None = None
        self._read_at = -_WHOLE_SECONDS
        self._one_reader = asyncio.Lock()

    @contextmanager
    def follower(self) -> Iterator[Follower]:
        """Hears of changes while the block runs."""
        new = Follower()
        self._followers[id(new)] = new
        try:
            yield new
        finally:
            del self._followers[id(new)]

    async def snapshot(self, *, asked: bool = False) -> Snapshot:
        """The list of now; `asked`: a short one is read again, without waiting for the news of a change.

        Raises StoreUnavailable.
        """
        async with self._one_reader:
            old = time.monotonic() - self._read_at > _WHOLE_SECONDS
            old = old or (asked and len(self._entries) <= MOST_LISTED)
            if self._snapshot is None or old or self._changed:
                await self._read(whole=old)
                self._snapshot = await self._made()
            return self._snapshot

    async def _read(self, *, whole: bool) -> None:
        changed, self._changed = self._changed, set()
        if whole:
            self._entries = await self._cases.listed()
            self._read_at = time.monotonic()
        elif changed:
            for conversation_id, entry in (await self._cases.listed_of(sorted(changed))).items():
                self._entries.pop(conversation_id, None)
                if entry is not None:
                    self._entries[conversation_id] = entry

    async def _made(self) -> Snapshot:
        entries, desk = in_order(self._entries.values()), await self._reading.desk()
        waiting = [entry for entry in entries if entry["state"] == "waiting"]
        held: dict[str, list[dict[str, Any]]] = {}
        for entry in entries:
            if entry["state"] == "agent":
                held.setdefault(entry["owner"], []).append(shown(entry))
        listed = [shown(entry) for entry in waiting[:MOST_LISTED]]
        return Snapshot(desk["open"], desk["hours"], len(waiting), listed, held)

    async def listen(self) -> None:
        """Runs until cancelled."""
        async for channel, conversation_id in news_from(self._redis, COMMITTED_CHANNEL, DESK_CHANNEL):
            self._tell(channel, conversation_id)

    def _tell(self, channel: str, conversation_id: str) -> None:
        if channel == DESK_CHANNEL:
            self._changed.add(conversation_id)
        for follower in self._followers.values():
            if conversation_id in follower.mine:
                follower.moved.add(conversation_id)
                follower.news.set()
            if channel == DESK_CHANNEL:
                follower.listed = True
                follower.news.set()
