"""Rasa's view of the answer book: a response name becomes a filled answer in the tracker's language."""

from dataclasses import replace
from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answers.answer import SourceLine
from bot.answers.book import AnswerBook, Cited
from bot.answers.opening import open_book
from bot.forms.form import REFERENCE_CHECK
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.settings import settings

# Rasa keeps unknown keys of a draft as metadata of the message: this one holds the whole answer.
ANSWER_KEY = "answer"


class AnswerGenerator(NaturalLanguageGenerator):
    """Also usable from endpoints.yml, so that `rasa shell` speaks with the same facts."""

    def __init__(self, book: AnswerBook | None = None, **_from_endpoints: Any) -> None:
        self._book = book or open_book(settings())

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **given: Any
    ) -> dict[str, Any]:
        """An action that changes the language hands the new one over: the slot is set only after it spoke.

        `values` fill placeholders of this occasion, `cited_…` name what it shows beside, `shown` is what
        pages draw. The check by reference is offered only where it is open.

        Raises UnknownReference: a missing sentence is a failure of the turn, never silence.
        """
        incident = tracker.get_slot("incident") or settings().default_incident
        language = _known(given.get("language")) or _spoken(tracker)
        cited = Cited(
            tuple(given.get("cited_facts") or ()),
            tuple(given.get("cited_services") or ()),
            tuple(SourceLine(**line) for line in given.get("cited_lines") or ()),
        )
        answer = self._book.render(utter_action, language, incident, given.get("values") or {}, cited)
        answer = replace(answer, form_values=given.get("form_values") or {}, shown=given.get("shown") or {})
        buttons = [
            {"title": button.title, "payload": button.payload}
            for button in answer.buttons
            if tracker.get_slot("can_verify") or REFERENCE_CHECK not in button.payload
        ]
        return {"text": answer.text, "buttons": buttons, ANSWER_KEY: answer.as_dict()}


def _spoken(tracker: DialogueStateTracker) -> Language:
    return _known(tracker.get_slot("language")) or settings().default_language


def _known(value: Any) -> Language | None:
    return next((language for language in LANGUAGES if language == value), None)
