"""Reads what a person types as the answer to a question of a form (data/language/form_answers.yml)."""

from datetime import date
from functools import cache

from pydantic import RootModel

from bot.forms.form import CONTENT_CHECK
from bot.forms.phrases import Phrases
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.notice.described import UNKNOWN
from bot.notice.received_on import received_on
from bot.settings import PROJECT

ANSWERS_FILE = PROJECT / "data" / "language" / "form_answers.yml"
# Longer messages are told stories or questions; a phrase in them is no answer.
LONGEST_ANSWER = 25
LONGEST_STOP = 5
# Slots whose questions are answered alike.
_ALIKE = dict.fromkeys(CONTENT_CHECK.slots, "yes_no")


class FormAnswers(RootModel[dict[str, dict[str, Phrases]]]):
    """By slot and value; the first value whose phrase is said counts."""


@cache
def form_answers() -> dict[str, dict[str, Phrases]]:
    """Raises BrokenPack."""
    return load_pack(ANSWERS_FILE, FormAnswers).root


def read_answer(slot: str, text: str, sites: str | None, today: date) -> str | None:
    """The slot's value; None when `text` does not answer. `sites`: whose the named sites are."""
    words = plain_words(text)
    if len(words) > LONGEST_ANSWER:
        return None
    if slot == "notice_received" and (window := received_on(text, today)) is not None:
        return f"{window.first.isoformat()}/{window.last.isoformat()}"
    if slot in ("notice_sender", "notice_link") and sites is not None:
        return sites
    # « I have no idea » before its « no ».
    return _phrase("any", words) or _phrase(_ALIKE.get(slot, slot), words)


def is_unsure(text: str) -> bool:
    return _phrase("any", plain_words(text)) is not None


def wants_to_stop(text: str) -> bool:
    """« Annuler un virement » in a longer answer stops nothing."""
    words = plain_words(text)
    return len(words) <= LONGEST_STOP and _phrase("stop", words) is not None


def values_of(slot: str) -> frozenset[str]:
    """What a button may choose for this slot."""
    return frozenset({*form_answers().get(_ALIKE.get(slot, slot), {}), UNKNOWN})


def _phrase(name: str, words: list[str]) -> str | None:
    phrases = form_answers().get(name, {})
    return next((value for value, each in phrases.items() if each.said_in(words)), None)
