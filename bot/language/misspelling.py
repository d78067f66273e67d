"""Writes a text the way it might be typed on a phone: accents lost, letters swapped, SMS spelling."""

import random
import string
import unicodedata
from functools import cache

from bot.knowledge.bilingual import Language, Strict
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT

MISSPELLINGS_FILE = PROJECT / "data" / "language" / "misspellings.yml"

# One slip of the finger in so many letters.
_LETTERS_PER_SLIP = 25
_FORM_USED = 0.5
_SHOUTED = 0.2


class Misspellings(Strict):
    """Pairs: as in the dictionary, as typed."""

    fr: tuple[tuple[str, str], ...]
    en: tuple[tuple[str, str], ...]


@cache
def _misspellings() -> Misspellings:
    return load_pack(MISSPELLINGS_FILE, Misspellings)


def misspelt(text: str, language: Language, chance: random.Random) -> str:
    """One of four kinds of defect, drawn from `chance`; equal seeds give equal texts."""
    kind = chance.randrange(4)
    if kind == 0:
        return _slips(text, chance)
    if kind == 1:
        return _sms(text, language, chance)
    return _dictated(text) if kind == 2 else _accents_lost(text, chance)  # noqa: PLR2004  # the third of four


def _slips(text: str, chance: random.Random) -> str:
    for _ in range(1 + len(text) // _LETTERS_PER_SLIP):
        place = chance.randrange(len(text))
        before, letter, after = text[:place], text[place], text[place + 1 :]
        slips = (after[:1] + letter + after[1:], after, letter * 2 + after, _any(chance) + after)
        text = (before + chance.choice(slips)) or text
    return text


def _sms(text: str, language: Language, chance: random.Random) -> str:
    written = f" {_plain(text).lower()} "
    for correct, typed in getattr(_misspellings(), language):
        if chance.random() < _FORM_USED:
            written = written.replace(correct, typed)
    return written.replace("'", chance.choice(("'", " ", ""))).strip()


def _dictated(text: str) -> str:
    """A run-on without punctuation."""
    return "".join(c for c in text.lower() if c.isalnum() or c in " '-") or text


def _accents_lost(text: str, chance: random.Random) -> str:
    return _plain(text.upper() if chance.random() < _SHOUTED else text)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def _any(chance: random.Random) -> str:
    return chance.choice(string.ascii_lowercase)
