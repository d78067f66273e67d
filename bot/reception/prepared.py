"""A message that has been redacted and whose language is known, with the answer if no model is needed."""

import re
from dataclasses import dataclass

from bot.danger.check import DangerCheck
from bot.knowledge.bilingual import Language
from bot.language.choice import choose_language
from bot.reception.errors import EmptyText, TextTooLong
from bot.reception.limits import LONGEST_TEXT
from bot.redaction.canonical import canonical
from bot.redaction.masks import MASKS
from bot.redaction.redactor import Redactor
from bot.store.conversations import About

_MASK = re.compile("|".join(re.escape(mask) for mask in MASKS.values()))


@dataclass(frozen=True)
class Prepared:
    """`response` answers at once, without a worker; `topic` is what it means for the dialogue, if anything."""

    text: str
    language: Language
    language_requested: bool = False
    masked: bool = False
    topic: str | None = None
    response: str | None = None


class Preparation:
    """The first half of the path of a message; pure, no store."""

    def __init__(self, redactor: Redactor, danger: DangerCheck, default_language: Language) -> None:
        self._redactor = redactor
        self._danger = danger
        self._default = default_language

    def prepare(self, text: str, about: About, browser: Language | None) -> Prepared:
        """Raises EmptyText or TextTooLong."""
        text = canonical(text)
        if not text:
            raise EmptyText
        if len(text) > LONGEST_TEXT:
            raise TextTooLong
        redacted = self._redactor.redact(text)
        # A leading slash is a command to Rasa; typed by a person it is only a sign.
        kept = redacted.text.lstrip("/ \n\t")
        choice = choose_language(
            kept, chosen=about.chosen_language, conversation=about.language, browser=browser, default=self._default
        )
        masked = bool(redacted.kinds - {"phone", "email"})
        prepared = Prepared(kept or redacted.text, choice.language, choice.requested, masked)
        return self._answer_at_once(prepared, foreign=choice.foreign)

    def _answer_at_once(self, prepared: Prepared, *, foreign: bool) -> Prepared:
        danger = self._danger.find(prepared.text)
        if danger is not None:
            return _with(prepared, danger, f"utter_{danger}")
        spoken = _MASK.sub(" ", prepared.text)
        if prepared.masked and not _has_words(spoken):
            return _with(prepared, None, "utter_masked_secret")
        if not _has_words(prepared.text):
            return _with(prepared, None, "utter_no_words")
        if foreign:
            return _with(prepared, None, "utter_other_language")
        return prepared


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _with(prepared: Prepared, topic: str | None, response: str) -> Prepared:
    return Prepared(
        prepared.text, prepared.language, prepared.language_requested, prepared.masked, topic, response
    )
