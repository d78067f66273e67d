"""The engine alone: language on every turn, memory, failures, and a cost that does not grow."""

import time
import warnings
from pathlib import Path

import pytest

from bot.answers.book import AnswerBook
from bot.engine.dialogue import Dialogue
from bot.inbox import InboxMessage
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.store.turns import TURNS_KEPT, Memory

QUESTION = {"fr": "Combien de personnes sont touchées ?", "en": "How many people are affected?"}


@pytest.fixture(scope="session")
def dialogue(model: Path, book: AnswerBook) -> Dialogue:
    with warnings.catch_warnings():
        # Loading pulls in the rest of Rasa's old libraries; their warnings are not about us.
        warnings.simplefilter("ignore")
        return Dialogue(model, book)


class Talk:
    """Keeps what the store would keep between turns."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._memory = Memory([], {})

    async def say(self, text: str, language: Language, topic: str | None = None) -> list[str]:
        kind = "said" if topic is None else "pressed"
        message = InboxMessage(kind, "m", text, language, "cnam-2022", topic)
        turn = await self._dialogue.take_turn("conversation", message, self._memory)
        self._memory = Memory([*self._memory.turns, turn.events][-TURNS_KEPT:], turn.slots)
        return [answer.response for answer in turn.answers]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_is_answered_in_the_language_of_its_turn(
    language: Language, dialogue: Dialogue, book: AnswerBook
) -> None:
    message = InboxMessage("said", "m", QUESTION[language], language, "cnam-2022")
    turn = await dialogue.take_turn("someone", message, Memory([], {}))

    assert turn.answers[0].text == book.render("utter_ask_who_affected", language, "cnam-2022").text
    assert turn.understanding.topic == "ask_who_affected"
    assert turn.slots["language"] == language


async def test_changing_the_language_says_the_last_answer_again(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    await talk.say(QUESTION["fr"], "fr")

    assert await talk.say("English please", "en") == ["utter_change_language", "utter_ask_who_affected"]


async def test_yes_follows_the_first_suggestion(dialogue: Dialogue, book: AnswerBook) -> None:
    talk = Talk(dialogue)
    await talk.say(QUESTION["en"], "en")
    first = book.render("utter_ask_who_affected", "en", "cnam-2022").buttons[0].payload

    assert await talk.say("yes please", "en") == [f"utter_{first.removeprefix('/')}"]


async def test_a_command_typed_by_a_person_is_only_text(dialogue: Dialogue) -> None:
    guesses, _ = await dialogue.rank('/ask_cnil{"language": "en"}', "en")

    assert guesses[0].confidence < 1


async def test_a_long_conversation_costs_no_more_than_a_short_one(dialogue: Dialogue) -> None:
    talk = Talk(dialogue)
    durations = []
    for number in range(120):
        started = time.perf_counter()
        await talk.say(QUESTION["fr"] if number % 2 else QUESTION["en"], "fr" if number % 2 else "en")
        durations.append(time.perf_counter() - started)

    early, late = sorted(durations[TURNS_KEPT : TURNS_KEPT + 40]), sorted(durations[-40:])
    assert late[20] < 1.5 * early[20]
