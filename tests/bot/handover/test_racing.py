"""Two agents press « take » in the same moment: one has it, and the other is told."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.answers.book import AnswerBook
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.errors import NotPossibleNow
from tests.bot.handover.scene import Scene

RACES = 1_000


@pytest.fixture
async def other_gateway(store_address: str, book: AnswerBook) -> AsyncIterator[Scene]:
    connection = connect(store_address, GATEWAY_TIMEOUT_SECONDS)
    yield Scene(connection, book)
    await connection.aclose()


async def _tries(gateway: Scene, agent: str, conversation_id: str) -> str | None:
    try:
        await gateway.hand_over.take(agent, conversation_id)
    except NotPossibleNow:
        return None
    return agent


async def test_of_two_agents_exactly_one_becomes_the_owner(
    redis: Redis, book: AnswerBook, other_gateway: Scene
) -> None:
    gateway = Scene(redis, book)
    winners: Counter[str] = Counter()
    for race in range(RACES):
        conversation_id = await gateway.open()
        await gateway.ask_for_a_person(conversation_id)
        first, second = (gateway, other_gateway) if race % 2 else (other_gateway, gateway)
        taken = await asyncio.gather(
            _tries(first, "Ana", conversation_id), _tries(second, "Bo", conversation_id)
        )
        owners = [owner for owner in taken if owner is not None]
        assert len(owners) == 1
        about = await gateway.conversations.about(conversation_id)
        assert (about.state, about.owner) == ("agent", owners[0])
        told = [message for message in await gateway.messages(conversation_id) if message["role"] == "system"]
        assert len(told) == 1, "the person is told once"
        winners[owners[0]] += 1
    assert min(winners.values()) > 0, "no race was run: the same one always won"
