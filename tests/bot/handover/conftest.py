"""One store for the tests of a file, emptied before each."""

from collections.abc import AsyncIterator, Iterator

import pytest
from redis.asyncio import Redis

from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.embedded import EmbeddedStore


@pytest.fixture(scope="module")
def store_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = EmbeddedStore(tmp_path_factory.mktemp("hand-over"))
    store.start()
    yield store.address
    store.stop()


@pytest.fixture
async def redis(store_address: str) -> AsyncIterator[Redis]:
    connection = connect(store_address, GATEWAY_TIMEOUT_SECONDS)
    await connection.flushall()
    yield connection
    await connection.aclose()
