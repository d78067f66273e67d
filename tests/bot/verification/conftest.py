"""A real store of its own, a register with three notices, and a verifier on both."""

from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.register.building import build_register
from bot.register.place import key_path, register_path
from bot.register.secret_key import create_key
from bot.settings import Settings
from bot.store.counters import CounterStore
from bot.verification.limits import Allowed, Limits
from bot.verification.shelf import Shelf
from tests.bot.register.conftest import CAMILLE, HEADING, JOHN, NADIA, no_progress

INCIDENT = "cnam-2022"
SECRET = b"a secret of the tests"


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
