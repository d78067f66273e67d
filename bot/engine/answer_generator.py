"""Rasa's view of the answer book: a response name becomes a filled answer in the tracker's language."""

from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answers.book import AnswerBook
from bot.answers.opening import open_book
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.settings import settings

# Rasa keeps unknown keys of a draft as metadata of the message: this one holds the whole answer.
ANSWER_KEY = "answer"


class AnswerGenerator(NaturalLanguageGenerator):
    """Also usable from endpoints.yml, so that `rasa shell` speaks with the same facts."""

    def __init__(self, book: AnswerBook | None = None, **_from_endpoints: Any) -> None:
        self._book = book or open_book(settings())

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **_kwargs: Any
    ) -> dict[str, Any]:
        """Raises UnknownReference: a missing sentence is a failure of the turn, never silence."""
        incident = tracker.get_slot("incident") or settings().default_incident
        answer = self._book.render(utter_action, _language_of(tracker), incident)
        buttons = [{"title": button.title, "payload": button.payload} for button in answer.buttons]
        return {"text": answer.text, "buttons": buttons, ANSWER_KEY: answer.as_dict()}


def _language_of(tracker: DialogueStateTracker) -> Language:
    spoken = tracker.get_slot("language")
    for language in LANGUAGES:
        if language == spoken:
            return language
    return settings().default_language
