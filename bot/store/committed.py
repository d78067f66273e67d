"""Wakes whoever waits for an answer of a conversation; only a hint, they look into the store themselves."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.store.keys import COMMITTED_CHANNEL

log = structlog.get_logger("vigie.committed")

_RECONNECT_SECONDS = 0.5


async def news_from(redis: Redis, *channels: str) -> AsyncIterator[tuple[str, str]]:
    """(channel, what was published), until cancelled; reconnects for ever."""
    while True:
        try:
            async with redis.pubsub() as subscription:
                await subscription.subscribe(*channels)
                while True:
                    news = await subscription.get_message(ignore_subscribe_messages=True, timeout=1.0)
                    if news is not None:
                        yield news["channel"], news["data"]
        except (RedisError, OSError) as error:
            log.warning("news_interrupted", error=type(error).__name__)
            await asyncio.sleep(_RECONNECT_SECONDS)


class CommittedNews:
    """One subscription for the whole process."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)

    async def listen(self) -> None:
        """Runs until cancelled."""
        async for _, conversation_id in news_from(self._redis, COMMITTED_CHANNEL):
            self._wake(conversation_id)

    @asynccontextmanager
    async def of(self, conversation_id: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set at each commit of the conversation while the block runs."""
        event = asyncio.Event()
        self._waiting[conversation_id].add(event)
        try:
            yield event
        finally:
            self._waiting[conversation_id].discard(event)
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id]

    def _wake(self, conversation_id: str) -> None:
        for event in self._waiting.get(conversation_id, ()):
            event.set()


async def next_news(event: asyncio.Event, at_most: float) -> None:
    """Waits for news, or `at_most` seconds: a lost notification costs that much, never an answer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(at_most):
            await event.wait()
    event.clear()
