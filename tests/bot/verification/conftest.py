"""A real store of its own, a register with three notices, and a verifier on both."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.register.building import build_register
from bot.register.place import key_path, register_path
from bot.register.secret_key import create_key
from bot.settings import Settings
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.counters import CounterStore
from bot.store.embedded import EmbeddedStore
from bot.verification.limits import Allowed, Limits
from bot.verification.shelf import Shelf
from tests.bot.register.conftest import CAMILLE, HEADING, JOHN, NADIA, no_progress

INCIDENT = "cnam-2022"
SECRET = b"a secret of the tests"


@pytest.fixture(scope="module")
def store_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = EmbeddedStore(tmp_path_factory.mktemp("verification"))
    store.start()
    yield store.address
    store.stop()


@pytest.fixture
async def redis(store_address: str) -> AsyncIterator[Redis]:
    connection = connect(store_address, GATEWAY_TIMEOUT_SECONDS)
    await connection.flushall()
    yield connection
    await connection.aclose()


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def shelf(own_settings: Settings, tmp_path: Path) -> Shelf:
    notices = tmp_path / "notices.csv"
    notices.write_text("\n".join([HEADING, CAMILLE, NADIA, JOHN]) + "\n", encoding="utf-8")
    key = create_key(key_path(own_settings))
    build_register(notices, register_path(own_settings, INCIDENT), INCIDENT, key, no_progress, 1)
    opened = Shelf(own_settings)
    opened.refresh(INCIDENT)
    return opened


@pytest.fixture
def counters(redis: Redis) -> CounterStore:
    return CounterStore(redis)


def limits(**allowed: int) -> Limits:
    return Limits(SECRET, 3600, Allowed(**allowed))
