"""Finds French postcodes and towns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.entities.entity import Entity
from bot.entities.spotted_words import SpottedWord
from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.settings import PROJECT

COMMUNES_FILE = PROJECT / "data" / "communes.yml"

# 01000 to 98999, also « 44 600 »; not inside a longer number, an amount or a phone number.
_POSTCODE = re.compile(
    r"(?<![\d.,€$])(?<!\d )(\d{2}) ?(\d{3})(?! ?\d)(?! ?(?:€|eur|k\b))(?![.,]\d)", re.IGNORECASE
)
_PLACE_WORDS = frozenset(
    (
        *(
            "a",
            "aux",
            "au",
            "autour",
            "chez",
            "commune",
            "d",
            "dans",
            "de",
            "en",
            "habite",
            "pres",
            "sur",
            "vers",
        ),
        *("around", "at", "city", "commune", "from", "in", "live", "near", "town", "ville"),
    )
)


class Communes(Strict):
    """data/communes.yml: names between commas."""

    everyday_words: str
    communes: str


@cache
def _communes() -> dict[tuple[str, ...], str]:
    names = [name.strip() for name in load_pack(COMMUNES_FILE, Communes).communes.split(",")]
    return {tuple(plain_words(name)): name for name in names}


@cache
def _everyday_words() -> frozenset[str]:
    return frozenset(plain_words(load_pack(COMMUNES_FILE, Communes).everyday_words))


def find_postcodes(text: str) -> Iterator[Entity]:
    for found in _POSTCODE.finditer(text):
        code = found[1] + found[2]
        # A year with a number before it, or a count such as « 510 000 people », is no postcode.
        if "01000" <= code <= "98999":
            yield Entity("postcode", code, *found.span())


def find_communes(words: Sequence[SpottedWord]) -> Iterator[Entity]:
    """A town counts after a preposition, beside a postcode, or when it is all there is."""
    plain = tuple(word.plain for word in words)
    longest = max(map(len, _communes()))
    for place in range(len(words)):
        for length in range(min(longest, len(words) - place), 0, -1):
            name = _communes().get(plain[place : place + length])
            if name and _is_place(words, place, length):
                yield Entity("commune", name, words[place].start, words[place + length - 1].end)
                break


def _is_place(words: Sequence[SpottedWord], place: int, length: int) -> bool:
    if words[place].plain in _everyday_words() and length == 1 and not words[place].capital:
        return False
    if place == 0:
        return length == len(words)
    before = words[place - 1].plain
    return before in _PLACE_WORDS or before.isdigit()
