"""One-time links and the pages they open, by the digest of their secret: kept for minutes."""

import json
from typing import Any

from redis.asyncio import Redis

from bot.store.connection import Replies, store_errors
from bot.store.json_text import json_text
from bot.store.keys import link_key, link_page_key

Content = dict[str, Any]


class LinkStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def issue(self, digest: str, content: Content, seconds: int) -> None:
        await self._keep(link_key(digest), content, seconds)

    async def redeem(self, digest: str) -> Content | None:
        """Nobody can redeem it again; None when it is over, used, or never was."""
        async with store_errors():
            found: Replies = await self._redis.getdel(link_key(digest))
        return _content(found)

    async def open_page(self, digest: str, content: Content, seconds: int) -> None:
        await self._keep(link_page_key(digest), content, seconds)

    async def page(self, digest: str) -> Content | None:
        """As often as asked, until it is over."""
        async with store_errors():
            found: Replies = await self._redis.get(link_page_key(digest))
        return _content(found)

    async def _keep(self, key: str, content: Content, seconds: int) -> None:
        async with store_errors():
            await self._redis.set(key, json_text(content), ex=seconds)


def _content(found: Replies) -> Content | None:
    return dict(json.loads(found)) if found else None
