"""A desk on the store of the tests below the doors."""

import pytest
from redis.asyncio import Redis

from tests.bot.agents.desk import Desk


@pytest.fixture
def desk(redis: Redis) -> Desk:
    return Desk(redis)
