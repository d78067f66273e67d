"""A message, redacted and whose language is known, with the answer if no model is needed."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.danger.check import DangerCheck
from bot.knowledge.bilingual import Language
from bot.language.choice import choose_language
from bot.reception.errors import EmptyText, TextTooLong
from bot.reception.limits import LONGEST_PASTED, LONGEST_TEXT
from bot.redaction.canonical import canonical
from bot.redaction.masks import without_masks
from bot.redaction.redactor import Redactor
from bot.store.conversations import About
from bot.topics import RECEIVED_TOPIC
from bot.triage.judging import Judgement, judge
from bot.triage.pasted import is_about_a_picture, judged_if_pasted

# `/intent{"slot": 1}` is a command of the engine; typed by a person it is neither run nor read as words.
_COMMAND = re.compile(r"/[\s/]*[\w.-]+\s*(?:\{.*)?", re.DOTALL)
# The name of a site is in no language: « ameli-espace-client.info ».
_SITE = re.compile(r"(?<!\S)[^\s.]+(?:\.[^\s.]+)+")


@dataclass(frozen=True)
class Prepared:
    """`response` answers at once, without a worker; `topic` is what the dialogue learns of it.

    `choice`, `sites` and `judged`: as in InboxMessage. `pasted`: a message that the person received.
    """

    text: str
    language: Language
    language_requested: bool = False
    masked: bool = False
    topic: str | None = None
    response: str | None = None
    choice: dict[str, str] | None = None
    sites: str | None = None
    judged: dict[str, Any] | None = None
    pasted: Judgement | None = None


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
        if about.awaits and is_about_a_picture(text):
            return replace(self._own_words(text, about, browser), response="utter_no_pictures")
        pasted = judged_if_pasted(text[:LONGEST_PASTED], about.awaits)
        if len(text) > (LONGEST_TEXT if pasted is None else LONGEST_PASTED):
            raise TextTooLong
        if pasted is not None:
            return self._received(text, about, pasted)
        return self._own_words(text, about, browser)

    def _own_words(self, text: str, about: About, browser: Language | None) -> Prepared:
        redacted = self._redactor.redact(text)
        command = _COMMAND.fullmatch(redacted.text) is not None
        kept = redacted.text.lstrip("/ \n\t")
        choice = choose_language(
            _SITE.sub(" ", kept),
            chosen=about.chosen_language,
            conversation=about.language,
            browser=browser,
            default=self._default,
        )
        masked = bool(redacted.kinds - {"phone", "email"})
        told = judge(text)
        prepared = Prepared(
            kept or redacted.text,
            choice.language,
            choice.requested,
            masked,
            judged=told.as_dict() if told.verdict == "likely_scam" and told.grounded else None,
        )
        return self._answer_at_once(
            prepared, wordless=command or not _has_words(kept), foreign=choice.foreign
        )

    def _received(self, text: str, about: About, pasted: Judgement) -> Prepared:
        """Somebody else's words: they choose no language and tell no secret, but may threaten."""
        kept = self._redactor.redact(text).text.lstrip("/ \n\t") or "-"
        language = about.chosen_language or about.language
        prepared = Prepared(kept, language, topic=RECEIVED_TOPIC, judged=pasted.as_dict(), pasted=pasted)
        danger = self._danger.find(kept)
        return replace(prepared, topic=danger, response=f"utter_{danger}") if danger else prepared

    def _answer_at_once(self, prepared: Prepared, *, wordless: bool, foreign: bool) -> Prepared:
        danger = self._danger.find(prepared.text)
        if danger is not None:
            return replace(prepared, topic=danger, response=f"utter_{danger}")
        if prepared.masked and not _has_words(without_masks(prepared.text)):
            return replace(prepared, response="utter_masked_secret")
        if wordless:
            return replace(prepared, response="utter_no_words")
        if foreign:
            return replace(prepared, response="utter_other_language")
        return prepared


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)
