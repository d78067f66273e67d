"""A message, redacted and whose language is known, with the answer if no model is needed."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.danger.check import DangerCheck
from bot.knowledge.bilingual import Language
from bot.language.choice import choose_language
from bot.reception.errors import EmptyText, PastedTooLong, TextTooLong
from bot.reception.limits import LONGEST_PASTED, LONGEST_TEXT
from bot.redaction.canonical import canonical
from bot.redaction.masks import without_masks
from bot.redaction.redactor import Redactor
from bot.store.conversations import About
from bot.topics import RECEIVED_TOPIC
from bot.triage.judging import Judgement, judge
from bot.triage.pasted import Pasted, is_about_a_picture, pasted_message
from bot.triage.told import loss_told

# Fewer words beside a quoted message tell no language: « c'est vrai ? ».
_FEWEST_WORDS_AROUND = 3
# `/intent{"slot": 1}` is a command of the engine; typed by a person it is neither run nor read as words.
_COMMAND = re.compile(r"/[\s/]*[\w.-]+\s*(?:\{.*)?", re.DOTALL)
# The name of a site is in no language: « ameli-espace-client.info ».
_SITE = re.compile(r"(?<!\S)[^\s.]+(?:\.[^\s.]+)+")


@dataclass(frozen=True)
class Prepared:
    """`response` answers at once, without a worker; `topic` is what the dialogue learns of it.

    `also` is said after it. `choice`, `sites`, `judged` and `doubtful`: as in InboxMessage.
    `pasted`: what a message that the person received was judged to be.
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
    doubtful: bool = False
    pasted: Judgement | None = None
    also: str | None = None


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
        pasted = self._pasted(text[:LONGEST_PASTED], about)
        if len(text) > (LONGEST_TEXT if pasted is None else LONGEST_PASTED):
            raise TextTooLong if pasted is None else PastedTooLong
        if pasted is not None and not pasted.doubtful:
            return self._received(text, about, pasted)
        own = self._own_words(text, about, browser)
        return own if pasted is None else replace(own, judged=pasted.judgement.as_dict(), doubtful=True)

    def _pasted(self, text: str, about: About) -> Pasted | None:
        """Whoever is in danger is not shown a verdict on their own words."""
        pasted = pasted_message(text, about.awaits)
        if pasted is not None and self._danger.find(text) is not None:
            surely = pasted.judgement.verdict == "likely_scam" and pasted.judgement.grounded
            return pasted if surely and not pasted.doubtful else None
        return pasted

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

    def _received(self, text: str, about: About, pasted: Pasted) -> Prepared:
        """Somebody else's words: they choose no language and tell no secret, but may threaten."""
        redacted = self._redactor.redact(text)
        kept = redacted.text.lstrip("/ \n\t") or "-"
        loss = loss_told(pasted.around)
        prepared = Prepared(
            kept,
            self._spoken_around(pasted, about),
            masked=not redacted.kinds.isdisjoint(("nir", "card")),
            topic=RECEIVED_TOPIC,
            judged=pasted.judgement.as_dict(),
            pasted=pasted.judgement,
            also=f"utter_{loss}" if loss else None,
        )
        danger = self._danger.find(kept)
        return replace(prepared, topic=danger, response=f"utter_{danger}") if danger else prepared

    def _spoken_around(self, pasted: Pasted, about: About) -> Language:
        """The language of the person's own words beside what is quoted, else the conversation's."""
        language = about.chosen_language or about.language
        if len(pasted.around.split()) < _FEWEST_WORDS_AROUND:
            return language
        return choose_language(
            pasted.around, chosen=about.chosen_language, conversation=language, default=self._default
        ).language

    def _answer_at_once(self, prepared: Prepared, *, wordless: bool, foreign: bool) -> Prepared:
        danger = self._danger.find(prepared.text)
        if danger is not None:
            loss = loss_told(prepared.text)
            also = f"utter_{loss}" if loss else None
            return replace(prepared, topic=danger, response=f"utter_{danger}", also=also)
        if prepared.masked and not _has_words(without_masks(prepared.text)):
            return replace(prepared, response="utter_masked_secret")
        if wordless:
            return replace(prepared, response="utter_no_words")
        if foreign:
            return replace(prepared, response="utter_other_language")
        return prepared


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)
