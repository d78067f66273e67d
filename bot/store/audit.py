"""The lines of the audit as the store keeps them: appended by comparison, never cut."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from bot.store.connection import Replies, store_errors
from bot.store.keys import AUDIT_HEAD, AUDIT_LINES

SCRIPTS = Path(__file__).parent / "scripts"
_PAGE = 1000


class AuditStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis: Any = redis  # its execute_command has no types
        self._append = redis.register_script((SCRIPTS / "audit_append.lua").read_text(encoding="utf-8"))

    async def append(self, seen: str, line: str, head: str) -> str | None:
        """None when appended; the head as it is now when another writer was faster."""
        async with store_errors():
            now: str | None = await self._append(keys=[AUDIT_LINES, AUDIT_HEAD], args=[seen, line, head])
        return now

    async def extent(self) -> tuple[str, int]:
        """The head, empty before the first line, and the number of lines, at one moment."""
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.get(AUDIT_HEAD)
            pipe.llen(AUDIT_LINES)
            head, count = await pipe.execute()
        return head or "", int(count)

    async def lines(self, count: int) -> AsyncIterator[str]:
        """The first `count`, oldest first."""
        for start in range(0, count, _PAGE):
            async with store_errors():
                # As bytes: a line that somebody damaged may be no text any more.
                page: Replies = await self._redis.execute_command(
                    "LRANGE", AUDIT_LINES, start, min(start + _PAGE, count) - 1, NEVER_DECODE=True
                )
            for line in page:
                yield line.decode(errors="surrogateescape")
