"""The words of a text without case and accents, with the places where they stand."""

import re
from dataclasses import dataclass

from bot.language.plain_words import without_accents

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class SpottedWord:
    plain: str
    capital: bool
    start: int
    end: int


def spotted_words(text: str) -> list[SpottedWord]:
    return [SpottedWord(without_accents(m[0]), m[0][0].isupper(), *m.span()) for m in _WORD.finditer(text)]
