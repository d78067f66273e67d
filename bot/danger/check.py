"""Is the person in danger now, or in despair? Asked before anything else, without model, worker or store."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator

from bot.danger.phrase_book import PhraseBook, PhraseVocabulary
from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.language.phrase import MESSAGE_END, MESSAGE_START, Phrase
from bot.language.plain_words import plain_words

Danger = Literal["emergency", "distress"]
_REPEATED = re.compile(r"(.)\1{2,}")


def _readable(written: str) -> str:
    Phrase.parse(written)
    return written


PhraseText = Annotated[str, AfterValidator(_readable)]


class ByLanguage(Strict):
    fr: tuple[PhraseText, ...]
    en: tuple[PhraseText, ...]


class DangerPhrases(Strict):
    """data/danger.yml"""

    emergency: ByLanguage
    distress: ByLanguage
    unless: tuple[PhraseText, ...]


class DangerCheck:
    def __init__(self, phrases: DangerPhrases) -> None:
        emergency, distress = _parsed(phrases.emergency), _parsed(phrases.distress)
        unless = [Phrase.parse(written) for written in phrases.unless]
        self._vocabulary = PhraseVocabulary([*emergency, *distress, *unless])
        self._emergency, self._distress = PhraseBook(emergency), PhraseBook(distress)
        self._unless = PhraseBook(unless)

    def find(self, text: str) -> Danger | None:
        """Emergency before distress, which an `unless` phrase takes back; `mouriiiir` counts as `mourir`."""
        words = [_REPEATED.sub(r"\1", word) for word in plain_words(text)]
        meanings = [self._vocabulary.meanings(word) for word in (MESSAGE_START, *words, MESSAGE_END)]
        if self._emergency.found_in(meanings):
            return "emergency"
        if self._distress.found_in(meanings) and not self._unless.found_in(meanings):
            return "distress"
        return None


def _parsed(phrases: ByLanguage) -> list[Phrase]:
    return [Phrase.parse(written) for written in (*phrases.fr, *phrases.en)]


def load_danger_check(data: Path) -> DangerCheck:
    """Raises BrokenPack."""
    return DangerCheck(load_pack(data / "danger.yml", DangerPhrases))
