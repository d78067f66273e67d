"""What tests below the doors share: the real knowledge, a real store, and hypothesis without a clock."""

from collections.abc import AsyncIterator, Iterator

import hypothesis
import pytest
from redis.asyncio import Redis

from bot.danger.check import DangerCheck, load_danger_check
from bot.knowledge.library import Library, load_library
from bot.redaction.redactor import Redactor
from bot.settings import Settings
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.embedded import EmbeddedStore

# Times are measured in tests of their own; a busy machine must not fail the others.
hypothesis.settings.register_profile("vigie", deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("vigie")


@pytest.fixture(scope="session")
def library(chosen_settings: Settings) -> Library:
    return load_library(chosen_settings.knowledge_dir)


@pytest.fixture(scope="session")
def redactor(library: Library) -> Redactor:
    """As the gateway builds it."""
    return Redactor(library.services.values())


@pytest.fixture(scope="session")
def danger(chosen_settings: Settings) -> DangerCheck:
    return load_danger_check(chosen_settings.knowledge_dir)


@pytest.fixture(scope="module")
def store_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = EmbeddedStore(tmp_path_factory.mktemp("store"))
    store.start()
    yield store.address
    store.stop()


@pytest.fixture
async def redis(store_address: str) -> AsyncIterator[Redis]:
    connection = connect(store_address, GATEWAY_TIMEOUT_SECONDS)
    await connection.flushall()
    yield connection
    await connection.aclose()
