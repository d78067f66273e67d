"""Nobody waits without being told, and nobody stays with an agent who is gone."""

import asyncio

import pytest
from redis.asyncio import Redis

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from tests.bot.handover.scene import Scene

MINUTE = 60


@pytest.fixture
def scene(redis: Redis, book: AnswerBook) -> Scene:
    return Scene(redis, book)


async def _last(scene: Scene, conversation_id: str) -> str:
    return str((await scene.messages(conversation_id))[-1]["text"])


def _begins(scene: Scene, response: str, language: Language) -> str:
    values = dict.fromkeys(("desk.waiting", "desk.hours", "desk.minutes", "desk.days"), "-")
    return scene.book.render(response, language, "cnam-2022", values).text.split("\n")[0]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_waited_in_vain_is_told_who_else_answers(scene: Scene, language: Language) -> None:
    waiting = await scene.open(language)
    await scene.ask_for_a_person(waiting)
    since = (await scene.conversations.about(waiting)).since

    await scene.timing.look(since + 14 * MINUTE)
    assert (await scene.conversations.about(waiting)).state == "waiting"
    await scene.timing.look(since + 16 * MINUTE)
    assert (await scene.conversations.about(waiting)).state == "bot"
    told = (await scene.messages(waiting))[-1]
    assert told["text"].startswith(_begins(scene, "utter_nobody_came", language))
    assert told["form"]["kind"] == "call_back"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_silent_agent_loses_it_to_the_head_of_the_queue(scene: Scene, language: Language) -> None:
    first = await scene.open(language)
    await scene.ask_for_a_person(first)
    await scene.hand_over.take("Ana", first)
    await asyncio.sleep(1.1)  # who came first is known to the second
    later = await scene.open()
    await scene.ask_for_a_person(later)
    await scene.say(first, "are you there?")
    written = (await scene.conversations.about(first)).unanswered_since

    await scene.timing.look(written + 4 * MINUTE)
    assert (await scene.conversations.about(first)).owner == "Ana"
    await scene.timing.look(written + 6 * MINUTE)
    about = await scene.conversations.about(first)
    assert (about.state, about.owner) == ("waiting", None)
    assert (await _last(scene, first)).startswith(_begins(scene, "utter_agent_silent", language))
    assert await scene.cases.ahead(first) == 0


async def test_an_agent_who_answered_keeps_it(scene: Scene) -> None:
    held = await scene.open()
    await scene.ask_for_a_person(held)
    await scene.hand_over.take("Ana", held)
    await scene.say(held, "a question")
    await scene.hand_over.write("Ana", held, "an answer", "a1")
    acted = (await scene.conversations.about(held)).acted_at

    await scene.timing.look(acted + 30 * MINUTE)
    assert (await scene.conversations.about(held)).owner == "Ana"


async def test_what_a_crash_left_in_the_list_is_cleared(scene: Scene) -> None:
    """Announced, and then the worker died before anything was said."""
    ghost = await scene.open()
    await scene.desk.announce(ghost)
    entry = (await scene.cases.listed())[ghost]
    await scene.cases.list_entry(ghost, {**entry, "at": entry["at"] - MINUTE})
    await scene.desk.tidy()
    assert ghost not in await scene.cases.listed()
    assert await scene.cases.waiting() == 0


async def test_what_expired_is_cleared_as_well(scene: Scene) -> None:
    gone = await scene.open()
    await scene.ask_for_a_person(gone)
    await scene.conversations.erase(gone)
    await scene.desk.look_at(gone)
    assert gone not in await scene.cases.listed()
