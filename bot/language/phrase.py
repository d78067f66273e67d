"""One phrase with alternatives, optional words and gaps, as written in data/danger.yml and data/triage."""

from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_GAP = 3
# Stand before the first and after the last word of a message; a phrase may name them like words.
MESSAGE_START, MESSAGE_END = "^", "$"


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

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a match can begin with."""
        found: set[str] = set()
        for step in self.steps:
            found |= step.words
            if step.words and not step.optional:
                break
        return frozenset(found)

    def begins_at(self, meanings: Sequence[frozenset[str]], place: int) -> bool:
        """Whether the phrase stands at `place` of a message given as what each of its words may mean."""
        return self._matches(meanings, place, 0)

    def _matches(self, meanings: Sequence[frozenset[str]], place: int, number: int) -> bool:
        if number == len(self.steps):
            return True
        step = self.steps[number]
        if not step.words:
            return any(self._matches(meanings, place + gap, number + 1) for gap in range(_LONGEST_GAP + 1))
        here = place < len(meanings) and not step.words.isdisjoint(meanings[place])
        if here and self._matches(meanings, place + 1, number + 1):
            return True
        return step.optional and self._matches(meanings, place, number + 1)
