"""One worker per conversation at a time: a lock that expires with its owner."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError, RedisError

from bot.store.connection import store_errors
from bot.store.errors import LockLost
from bot.store.keys import ConversationKeys

EXPIRY_SECONDS = 4.0
RENEWAL_SECONDS = 1.0


@asynccontextmanager
async def conversation_lock(redis: Redis, conversation_id: str, wait: float) -> AsyncIterator[str]:
    """Holds the conversation; yields the token that commits must show.

    Raises LockLost after `wait` seconds.
    """
    async with _held(redis, ConversationKeys(conversation_id).lock, wait) as token:
        yield token


@asynccontextmanager
async def delivery_lock(redis: Redis, conversation_id: str) -> AsyncIterator[None]:
    """Of two that would bring its answers, one does. Raises LockLost at once."""
    async with _held(redis, ConversationKeys(conversation_id).delivery_lock, 0):
        yield


@asynccontextmanager
async def _held(redis: Redis, key: str, wait: float) -> AsyncIterator[str]:
    lock = Lock(
        redis,
        key,
        timeout=EXPIRY_SECONDS,
        blocking=wait > 0,
        blocking_timeout=wait,
        sleep=0.02,
        thread_local=False,
        raise_on_release_error=False,
    )
    async with store_errors():
        acquired = await lock.acquire()
    if not acquired:
        raise LockLost
    released = asyncio.Event()
    renewal = asyncio.create_task(_renew(lock, released))
    try:
        token = lock.local.token
        yield token.decode() if isinstance(token, bytes) else str(token)
    finally:
        # Told, not cancelled: the client library may swallow a cancellation that meets a finished send.
        released.set()
        await renewal
        with suppress(RedisError):
            await lock.release()


async def _renew(lock: Lock, released: asyncio.Event) -> None:
    """Renews until released. A lock that is lost stays lost: the commit script sees it, not this task."""
    while not released.is_set():
        with suppress(TimeoutError):
            async with asyncio.timeout(RENEWAL_SECONDS):
                await released.wait()
        if not released.is_set():
            with suppress(LockError, RedisError, OSError):
                await lock.reacquire()
