"""One phrase with alternatives, optional words and gaps, found in a list of words despite typing errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

_LONGEST_GAP = 3
# Shorter words turn into other words by one letter (« mort », « port »).
_ONE_ERROR_FROM = 6
_TWO_ERRORS_FROM = 10


@dataclass(frozen=True)
class Step:
    """One place of a phrase: any of `words`, or a gap of up to three words when there are none."""

    words: frozenset[str]
    optional: bool = False


@dataclass(frozen=True)
class Phrase:
    steps: tuple[Step, ...]

    @classmethod
    def parse(cls, written: str) -> "Phrase":
        """Raises ValueError when the phrase would match anything."""
        steps = []
        for part in written.split():
            alternatives = frozenset() if part == "*" else frozenset(part.rstrip("?").split("|"))
            steps.append(Step(alternatives, optional=part.endswith("?")))
        if not any(step.words and not step.optional for step in steps):
            raise ValueError(f"matches anything: {written}")
        return cls(tuple(steps))

    def found_in(self, words: Sequence[str]) -> bool:
        return any(self._matches(words, start, 0) for start in range(len(words)))

    def _matches(self, words: Sequence[str], place: int, step_number: int) -> bool:
        if step_number == len(self.steps):
            return True
        step = self.steps[step_number]
        if not step.words:
            return any(self._matches(words, place + gap, step_number + 1) for gap in range(_LONGEST_GAP + 1))
        if (
            place < len(words)
            and _meant(words[place], step.words)
            and self._matches(words, place + 1, step_number + 1)
        ):
            return True
        return step.optional and self._matches(words, place, step_number + 1)


# Bounded: the words come from outside.
@lru_cache(maxsize=65536)
def _meant(word: str, alternatives: frozenset[str]) -> bool:
    return word in alternatives or any(_close(word, alternative) for alternative in alternatives)


def _close(word: str, alternative: str) -> bool:
    allowed = (len(alternative) >= _ONE_ERROR_FROM) + (len(alternative) >= _TWO_ERRORS_FROM)
    return (
        allowed > 0
        and word[0] == alternative[0]
        and OSA.distance(word, alternative, score_cutoff=allowed) <= allowed
    )
