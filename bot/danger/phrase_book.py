"""Many phrases at once: each word is looked up once, and only phrases that can begin with it are tried."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.language.phrase import Phrase

# Shorter words turn into other words by one letter (« mort », « port »).
_ONE_ERROR_FROM = 6
_TWO_ERRORS_FROM = 10
# Bounded: the words come from outside.
_WORDS_REMEMBERED = 16384


class PhraseVocabulary:
    """All words of all phrases; knows which of them a mistyped word may mean."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._words = frozenset(word for phrase in phrases for step in phrase.steps for word in step.words)
        self._long_by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= _ONE_ERROR_FROM:
                self._long_by_letter[word[0]].append(word)
        self.meanings = lru_cache(maxsize=_WORDS_REMEMBERED)(self._meanings)

    def _meanings(self, word: str) -> frozenset[str]:
        close = {known for known in self._long_by_letter.get(word[0], ()) if _close(word, known)}
        return frozenset(close | ({word} & self._words))


def _close(word: str, known: str) -> bool:
    allowed = 2 if len(known) >= _TWO_ERRORS_FROM else 1
    return OSA.distance(word, known, score_cutoff=allowed) <= allowed


class PhraseBook:
    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first_word: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            for word in phrase.first_words:
                self._by_first_word[word].append(phrase)

    def found_in(self, meanings: Sequence[frozenset[str]]) -> bool:
        """Whether any phrase stands anywhere in a message given as what each word may mean."""
        return any(
            phrase.begins_at(meanings, place)
            for place, words in enumerate(meanings)
            for word in words
            for phrase in self._by_first_word.get(word, ())
        )
