"""Whole journeys through the real gateway, worker and store, each in both languages."""

from collections.abc import Mapping

import pytest

from bot.answers.book import OCCASIONAL, AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.topics import TOPICS
from tests.conversations.journey import INCIDENT, JourneyStep, journeys
from tests.running_vigie import Person, RunningVigie

JOURNEYS = journeys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(JOURNEYS))
def test_journey(name: str, language: Language, vigie: RunningVigie, book: AnswerBook) -> None:
    person = Person(vigie, language)
    previous: tuple[str, ...] = ("utter_welcome",)
    spoken = language
    told: Mapping[str, str | None] = {}
    for number, step in enumerate(JOURNEYS[name].steps, start=1):
        answer = _take(person, step, language, spoken, previous, book)
        spoken = step.language or language
        told = step.doors or told
        occasion = step.occasion(spoken, told)
        expected = [book.render(response, spoken, INCIDENT, occasion).text for response in step.answers]
        assert [message["text"] for message in answer["messages"]] == expected, f"step {number}: {answer}"
        if step.topic is not None:
            assert answer["understanding"]["topic"] == step.topic, f"step {number}"
        previous = step.answers


def _take(
    person: Person,
    step: JourneyStep,
    language: Language,
    spoken: Language,
    previous: tuple[str, ...],
    book: AnswerBook,
) -> dict[str, object]:
    if step.say is not None:
        return person.say(step.say.in_(language))
    if step.choose is not None:
        return person.press(step.chosen_title(spoken))
    anything = dict.fromkeys(OCCASIONAL, "-")
    offered = [b for response in previous for b in book.render(response, spoken, INCIDENT, anything).buttons]
    title = next(button.title for button in offered if button.payload == f"/{step.press}")
    return person.press(title)


def test_there_are_at_least_twenty_journeys_and_they_meet_every_topic() -> None:
    met = {
        response.removeprefix("utter_")
        for j in JOURNEYS.values()
        for step in j.steps
        for response in step.answers
    }
    met |= {step.topic for j in JOURNEYS.values() for step in j.steps if step.topic}
    assert len(JOURNEYS) >= 20
    assert set(TOPICS) - met == set()
