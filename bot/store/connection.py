"""Connections to the store, with time-outs everywhere: a frozen store must not freeze us."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as ConnectionLost
from redis.exceptions import RedisError

from bot.store.errors import StoreUnavailable

# A person waits at the gateway: an honest answer within three seconds.
GATEWAY_TIMEOUT_SECONDS = 2.0
# A worker may be held up by its own model; it can wait.
WORKER_TIMEOUT_SECONDS = 5.0

# More callers than this wait for a connection instead of being refused.
_MOST_CONNECTIONS = 64

# redis-py types every reply as bytes, text or none of them at once; with decode_responses replies are text.
Replies = Any


def connect(url: str, call_timeout: float) -> Redis:
    """A client that fails within `call_timeout` instead of waiting or hiding a lost server behind retries."""
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=_MOST_CONNECTIONS,
        timeout=call_timeout,
        decode_responses=True,
        socket_timeout=call_timeout,
        socket_connect_timeout=call_timeout,
        # A connection that a restarted server has closed is opened anew; a silent server is not asked twice.
        retry=Retry(NoBackoff(), 1, supported_errors=(ConnectionLost,)),
    )
    return Redis.from_pool(pool)


@asynccontextmanager
async def store_errors() -> AsyncIterator[None]:
    """Translates every failure of the client library into StoreUnavailable."""
    try:
        yield
    except (RedisError, OSError, TimeoutError) as error:
        raise StoreUnavailable(type(error).__name__) from error
