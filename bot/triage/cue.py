"""Cues: short wordings that a message may hold (data/triage/cues), found whatever hides their letters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import Field
from rapidfuzz.distance import OSA

from bot.knowledge.bilingual import Strict
from bot.knowledge.errors import BrokenPack, Problem
from bot.knowledge.loading import load_pack
from bot.language.phrase import MESSAGE_START, Phrase
from bot.settings import settings
from bot.triage.folding import outline

# `verif~` is any word that begins so.
_ANY_ENDING = "~"
_SHORTEST_STEM = 3
# Shorter words become other words by one letter.
_ONE_ERROR_FROM = 8
_LONGEST_WORD = 40
# Bounded: the words come from outside.
_WORDS_REMEMBERED = 8192
MOST_WORDS = 400


class CueFile(Strict):
    """`words` names lists used in several phrases as `<name>`; each cue has phrases in both languages."""

    words: dict[str, str] = Field(default_factory=dict)
    cues: dict[str, dict[str, tuple[str, ...]]]


class Vocabulary:
    """What a word of a message may stand for among the words of all phrases."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        known = {word for phrase in phrases for step in phrase.steps for word in step.words}
        self._stems = frozenset(word for word in known if word.endswith(_ANY_ENDING))
        self._words = frozenset(known - self._stems)
        self._outlines: dict[str, set[str]] = defaultdict(set)
        self._long: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._outlines[outline(word)].add(word)
            if len(word) >= _ONE_ERROR_FROM:
                self._long[word[0]].append(word)
        self.meanings = lru_cache(maxsize=_WORDS_REMEMBERED)(self._meanings)

    def _meanings(self, word: str) -> frozenset[str]:
        found = {word} & self._words
        found |= {stem for stem in self._stems_of(word) if stem in self._stems}
        if not found:
            shape = outline(word)
            found |= self._outlines.get(shape, set())
            found |= {stem for stem in self._stems_of(_letters(word)) if stem in self._stems}
        if not found and _ONE_ERROR_FROM <= len(word) <= _LONGEST_WORD:
            found |= {
                near for near in self._long.get(word[0], ()) if OSA.distance(word, near, score_cutoff=1) <= 1
            }
        return frozenset(found)

    def _stems_of(self, word: str) -> Iterator[str]:
        return (
            word[:size] + _ANY_ENDING for size in range(_SHORTEST_STEM, min(len(word), _LONGEST_WORD) + 1)
        )


_DIGITS_AS_LETTERS = str.maketrans("01345", "oleas")


def _letters(word: str) -> str:
    return word if word.isdigit() else word.translate(_DIGITS_AS_LETTERS)


class CueBook:
    """All cues at once: each word is looked up once, only phrases that can begin with it are tried."""

    def __init__(self, cues: Mapping[str, Iterable[Phrase]]) -> None:
        phrases = [(name, phrase) for name, written in cues.items() for phrase in written]
        self.names = frozenset(cues)
        self._vocabulary = Vocabulary(phrase for _, phrase in phrases)
        self._starting: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for name, phrase in phrases:
            for word in phrase.first_words:
                self._starting[word].append((name, phrase))

    def found_in(self, words: Sequence[str]) -> dict[str, int]:
        """Name → place of its first word, for one sentence given as plain words."""
        meanings = [self._vocabulary.meanings(word) for word in (MESSAGE_START, *words[:MOST_WORDS])]
        found: dict[str, int] = {}
        for place, meant in enumerate(meanings):
            for word in meant:
                for name, phrase in self._starting.get(word, ()):
                    if name not in found and phrase.begins_at(meanings, place):
                        found[name] = place
        return found


def load_cues(others: Mapping[str, Iterable[Phrase]]) -> CueBook:
    """All files of data/triage/cues, with others made elsewhere. Raises BrokenPack."""
    folder = settings().knowledge_dir / "triage" / "cues"
    files = {path: load_pack(path, CueFile) for path in sorted(folder.glob("*.yml"))}
    words = {name: written for each in files.values() for name, written in each.words.items()}
    cues: dict[str, list[Phrase]] = defaultdict(list)
    for path, each in files.items():
        for name, written in each.cues.items():
            if set(written) != {"fr", "en"}:
                raise BrokenPack(path, (Problem(f"cues.{name}", "needs fr and en"),))
            cues[name] += [_phrase(path, name, text, words) for texts in written.values() for text in texts]
    return CueBook({**cues, **others})


def _phrase(path: Path, name: str, written: str, words: Mapping[str, str]) -> Phrase:
    try:
        return Phrase.parse(" ".join(_spelt(part, words) for part in written.split()))
    except (KeyError, ValueError) as error:
        raise BrokenPack(path, (Problem(f"cues.{name}", f"{written}: {error}"),)) from error


def _spelt(part: str, words: Mapping[str, str]) -> str:
    """`<give>|want?` with the lists written out; a list may name others."""
    optional = "?" if part.endswith("?") else ""
    names = part.removesuffix("?").split("|")
    spelt = "|".join(_spelt(words[name[1:-1]], words) if name.startswith("<") else name for name in names)
    return f"{spelt.replace(' ', '|')}{optional}"
