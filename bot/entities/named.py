"""Finds what data/entities.yml names: organisations, channels, kinds of data, relatives."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.entities.entity import Entity, Kind
from bot.entities.spotted_words import SpottedWord
from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.settings import PROJECT

ENTITIES_FILE = PROJECT / "data" / "entities.yml"

Phrases = Mapping[tuple[str, ...], str]


class NamedEntities(Strict):
    """For each kind and value the ways of writing it."""

    organisation: dict[str, tuple[str, ...]]
    channel: dict[str, tuple[str, ...]]
    data_item: dict[str, tuple[str, ...]]
    relation: dict[str, tuple[str, ...]]


@cache
def _phrases() -> dict[Kind, Phrases]:
    pack = load_pack(ENTITIES_FILE, NamedEntities)
    kinds: tuple[Kind, ...] = ("organisation", "channel", "data_item", "relation")
    return {
        kind: {
            tuple(plain_words(phrase)): value
            for value, phrases in getattr(pack, kind).items()
            for phrase in phrases
        }
        for kind in kinds
    }


def find_named(words: Sequence[SpottedWord]) -> Iterator[Entity]:
    """The longest phrase wins: « adresse mail » is no postal address."""
    singular = [_singular(word.plain) for word in words]
    for kind, phrases in _phrases().items():
        longest = max(map(len, phrases))
        place = 0
        while place < len(words):
            length, value = _phrase_at(singular, words, place, phrases, longest)
            if value is not None:
                yield Entity(kind, value, words[place].start, words[place + length - 1].end)
            place += length


def _phrase_at(
    singular: Sequence[str], words: Sequence[SpottedWord], place: int, phrases: Phrases, longest: int
) -> tuple[int, str | None]:
    for length in range(longest, 0, -1):
        written = tuple(word.plain for word in words[place : place + length])
        value = phrases.get(written) or phrases.get(tuple(singular[place : place + length]))
        if value is not None:
            return len(written), value
    return 1, None


def _singular(word: str) -> str:
    return word.removesuffix("s")
