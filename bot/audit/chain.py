"""The audit: a hash chain in the store that many processes append to, and that shows what was altered."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import structlog

from bot.audit.line import ACTIONS, Action, Head, Line, keyed, read_head, read_line
from bot.audit.volume import Volume
from bot.store.audit import AuditStore

log = structlog.get_logger("vigie.audit")
# What may stand in a line: names and ids, nothing that anybody typed as a sentence.
_SHORT = re.compile(r"[A-Za-z0-9._:-]{1,64}")


@dataclass(frozen=True)
class Verified:
    """`good` lines from the start; `first_bad` counts from 1, one past the end when the tail is missing.

    `mark`: of the last good line, to be noted elsewhere.
    """

    good: int
    first_bad: int | None = None
    mark: str = field(default="", compare=False)

    @property
    def intact(self) -> bool:
        return self.first_bad is None


class AuditChain:
    """Every method raises StoreUnavailable: what cannot be recorded must not be done."""

    def __init__(
        self, store: AuditStore, key: bytes, volume: Volume, now: Callable[[], float] = time.time
    ) -> None:
        self._store = store
        self._key = key
        self._volume = volume
        self._now = now
        self._one_at_a_time = asyncio.Lock()

    async def record(self, actor: str, action: Action, case: str | None = None) -> None:
        """Raises ValueError for anything but a name, an action and an id."""
        if action not in ACTIONS or not all(_SHORT.fullmatch(part) for part in (actor, case or "-")):
            raise ValueError("an audit line holds names and ids only")
        # Writers of one process do not race each other; those of others are found out by the store.
        async with self._one_at_a_time:
            await self._append(actor, action, case)
        await self._volume.count(actor, action)

    async def verify(self, noted: str = "") -> Verified:
        """`noted`: a mark that must still be there; an older state that was put back whole lacks it."""
        head_text, count = await self._store.extent()
        head = read_head(head_text, self._key)
        good, previous, missed = 0, "", bool(noted)
        async for text in self._store.lines(count):
            line = read_line(text)
            if line is None or line.seq != good + 1 or line != line.chained(self._key, previous):
                return Verified(good, good + 1, previous)
            good, previous = line.seq, line.hash
            missed = missed and line.hash != noted
        whole = head == Head(good, previous) and not missed
        return Verified(good, None if whole else good + 1, previous)

    async def lines(self) -> AsyncIterator[Line]:
        """Those that can be read, whether or not they are right."""
        _, count = await self._store.extent()
        async for text in self._store.lines(count):
            line = read_line(text)
            if line is not None:
                yield line

    async def _append(self, actor: str, action: Action, case: str | None) -> None:
        seen: str | None = (await self._store.extent())[0]
        while seen is not None:
            head = self._head(seen)
            line = Line(head.count + 1, int(self._now()), actor, action, case).chained(self._key, head.hash)
            seen = await self._store.append(seen, line.text, Head(line.seq, line.hash).text(self._key))

    def _head(self, text: str) -> Head:
        head = read_head(text, self._key)
        if head is not None:
            return head
        # Somebody else wrote the head. Work goes on, but chained to what verify() will never accept.
        log.error("audit_head_altered")
        return Head(0, keyed(self._key, f"altered\n{text}"))
