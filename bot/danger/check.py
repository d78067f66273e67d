"""Is the person in danger now, or in despair? Asked before anything else, without model, worker or store."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator

from bot.danger.phrase import Phrase
from bot.knowledge.bilingual import LANGUAGES, Language, Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words

Danger = Literal["emergency", "distress"]
_REPEATED = re.compile(r"(.)\1{2,}")


def _readable(written: str) -> str:
    Phrase.parse(written)
    return written


PhraseText = Annotated[str, AfterValidator(_readable)]
ByLanguage = dict[Language, tuple[PhraseText, ...]]


class DangerPhrases(Strict):
    """data/danger.yml"""

    emergency: ByLanguage
    distress: ByLanguage
    unless: tuple[PhraseText, ...]


class DangerCheck:
    def __init__(self, phrases: DangerPhrases) -> None:
        self._emergency = _parsed(phrases.emergency)
        self._distress = _parsed(phrases.distress)
        self._unless = [Phrase.parse(written) for written in phrases.unless]

    def find(self, text: str) -> Danger | None:
        """Emergency before distress; `mouriiiir` counts as `mourir`."""
        words = [_REPEATED.sub(r"\1", word) for word in plain_words(text)]
        if _any_in(words, self._unless):
            return None
        if _any_in(words, self._emergency):
            return "emergency"
        return "distress" if _any_in(words, self._distress) else None


def _parsed(phrases: ByLanguage) -> list[Phrase]:
    return [Phrase.parse(written) for language in LANGUAGES for written in phrases[language]]


def _any_in(words: Sequence[str], phrases: Sequence[Phrase]) -> bool:
    return any(phrase.found_in(words) for phrase in phrases)


def load_danger_check(data: Path) -> DangerCheck:
    """Raises BrokenPack."""
    return DangerCheck(load_pack(data / "danger.yml", DangerPhrases))
