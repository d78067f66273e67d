"""The same conversation over a WebSocket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from httpx_ws import AsyncWebSocketSession, WebSocketDisconnect, aconnect_ws

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.running_vigie import Person, RunningVigie

QUESTION = {"fr": "Combien de personnes sont touchées ?", "en": "How many people are affected?"}


@asynccontextmanager
async def socket_of(
    person: Person, headers: dict[str, str] | None = None, **kwargs: Any
) -> AsyncIterator[AsyncWebSocketSession]:
    # A copy: the library writes its own headers into what it is given.
    kwargs["headers"] = dict(headers or {})
    address = f"{person.vigie.address}/api/v1/conversations/{person.id}/socket"
    async with httpx.AsyncClient() as client, aconnect_ws(address, client, **kwargs) as session:
        yield session


async def receive(session: AsyncWebSocketSession) -> dict[str, Any]:
    frame: dict[str, Any] = json.loads(await asyncio.wait_for(session.receive_text(), 20))
    return frame


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_is_answered_once(language: Language, vigie: RunningVigie) -> None:
    person = Person(vigie, language)

    async with socket_of(person, headers=person.authorization) as session:
        await session.send_json({"text": QUESTION[language], "message_id": "q1"})
        answer = await receive(session)
        assert answer["understanding"]["topic"] == "ask_who_affected"
        assert answer["message_id"] == "q1"
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(session.receive_text(), 1.5)

    assert [message["role"] for message in person.history()] == ["bot", "user", "bot"]


async def test_the_token_may_come_as_protocol_or_first_frame(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")

    async with socket_of(person, subprotocols=["vigie", person.opened["token"]]) as session:
        assert session.subprotocol == "vigie"
        await session.send_json({"text": QUESTION["fr"]})
        assert (await receive(session))["messages"]
    async with socket_of(person) as session:
        await session.send_json({"token": person.opened["token"]})
        await session.send_json({"text": QUESTION["fr"]})
        assert (await receive(session))["messages"]


async def test_answers_to_messages_sent_over_http_arrive_too(vigie: RunningVigie) -> None:
    person = Person(vigie, "en")

    async with socket_of(person, headers=person.authorization) as session:
        await session.send_json({"text": "hello"})
        await receive(session)
        answer = await asyncio.to_thread(person.say, QUESTION["en"])
        assert (await receive(session))["messages"] == answer["messages"]


async def test_danger_is_answered_even_behind_another_question(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")

    async with socket_of(person, headers=person.authorization) as session:
        await session.send_json({"text": QUESTION["fr"]})
        await session.send_json({"text": "je veux mourir"})
        topics = {(await receive(session))["understanding"]["topic"] for _ in range(2)}

    assert topics == {"ask_who_affected", "distress"}


async def test_a_bad_frame_is_a_problem_and_the_socket_stays_open(vigie: RunningVigie) -> None:
    person = Person(vigie, "en")

    async with socket_of(person, headers=person.authorization) as session:
        for frame in ("not json", "[]", '{"text": ""}', '{"text": 1}', '{"payload": "nothing"}', "{" * 100):
            await session.send_text(frame)
            assert (await receive(session))["problem"]["title"]
        await session.send_json({"text": QUESTION["en"]})
        assert (await receive(session))["messages"]


async def test_a_wrong_token_or_a_foreign_site_is_shown_the_door(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")

    async with socket_of(person, headers={"Authorization": "Bearer wrong"}) as session:
        assert (await receive(session))["problem"]["status"] == 401
        with pytest.raises(WebSocketDisconnect):
            await asyncio.wait_for(session.receive_text(), 5)
    with pytest.raises(Exception, match="403"):
        async with socket_of(person, headers={**person.authorization, "Origin": "https://evil.example"}):
            pass
