"""Connections to the store, with time-outs everywhere: a frozen store must not freeze us."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.store.errors import StoreUnavailable

CALL_TIMEOUT_SECONDS = 2.0


def connect(url: str, call_timeout: float = CALL_TIMEOUT_SECONDS) -> "Redis[str]":
    """A client that fails within `call_timeout` instead of waiting or hiding a lost server behind retries."""
    return Redis.from_url(
        url,
        decode_responses=True,
        socket_timeout=call_timeout,
        socket_connect_timeout=call_timeout,
        retry=Retry(NoBackoff(), 1),
        health_check_interval=15,
    )


@asynccontextmanager
async def store_errors() -> AsyncIterator[None]:
    """Translates every failure of the client library into StoreUnavailable."""
    try:
        yield
    except (RedisError, OSError, TimeoutError) as error:
        raise StoreUnavailable(type(error).__name__) from error
