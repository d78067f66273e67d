"""How often the language of a message is known, alone and inside a conversation."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.language.choice import choose_language

# Shorter messages say too little alone; inside a conversation they have its language as prior.
ENOUGH_WORDS = 3


@dataclass(frozen=True)
class LanguageScore:
    """Messages of three words and more first in a conversation; shorter ones in one of their language."""

    messages: int
    right: float
    short_messages: int
    short_right: float


def language_score(messages: Iterable[tuple[str, str]]) -> LanguageScore:
    """`messages`: (language, text). A first message has the other language as default: no free help."""
    alone, inside = [], []
    for name, text in messages:
        language = next(ours for ours in LANGUAGES if ours == name)
        if _words(text) >= ENOUGH_WORDS:
            alone.append(choose_language(text, default=_other(language)).language == language)
        else:
            inside.append(choose_language(text, conversation=language).language == language)
    return LanguageScore(len(alone), _share(alone), len(inside), _share(inside))


def read_lines(path: Path) -> list[tuple[str, str]]:
    """(language, text) of a table with the columns lang and text."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["lang"], row["text"]) for row in rows]


def _words(text: str) -> int:
    """Numbers and signs are no words."""
    return sum(any(c.isalpha() for c in part) for part in text.split())


def _other(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / (len(marks) or 1)
