"""Paired words from data/wording, with what is typed or known filled in on both sides."""

from datetime import date

from bot.documents.blocks import BLANK, Pair
from bot.knowledge.bilingual import Bilingual, Language
from bot.knowledge.spoken_date import spoken_date
from bot.wording import say

Value = str | date | Pair | None


class Words:
    """The texts of `data/wording/documents_<name>.yml`; a value of None is left blank."""

    def __init__(self, name: str) -> None:
        self._file = f"documents_{name}"

    def __call__(self, key: str, **values: Value) -> Pair:
        return Pair(self._in("fr", key, values), self._in("en", key, values))

    def _in(self, language: Language, key: str, values: dict[str, Value]) -> str:
        filled = {name: _said(value, language) for name, value in values.items()}
        return say(self._file, key, language, **filled)


def typed(value: str) -> Pair:
    """What a person wrote is never translated."""
    return Pair(value, value)


def known(text: Bilingual) -> Pair:
    return Pair(text.fr, text.en)


def day(value: date) -> Pair:
    return Pair(spoken_date(value.isoformat(), "fr"), spoken_date(value.isoformat(), "en"))


def _said(value: Value, language: Language) -> str:
    if value is None:
        return BLANK
    if isinstance(value, date):
        return day(value).in_(language)
    return value.in_(language) if isinstance(value, Pair) else value
