"""What was understood of one message, in the contract's shape."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.knowledge.bilingual import Language

ALTERNATIVES_SHOWN = 3


@dataclass(frozen=True)
class Guess:
    topic: str
    confidence: float


# What people most often come for: the best guess about a message without words.
MOST_ASKED = tuple(
    Guess(topic, 0.0) for topic in ("ask_what_to_do", "report_suspicious_message", "ask_am_i_affected")
)


@dataclass(frozen=True)
class Understanding:
    """`topic` is None when nothing was understood; `alternatives` never repeats it."""

    topic: str | None
    confidence: float
    language: Language
    alternatives: tuple[Guess, ...] = ()

    @classmethod
    def certain(cls, topic: str | None, language: Language) -> "Understanding":
        """A button, or the danger check: no model was asked."""
        if topic is None:
            return cls(None, 0.0, language, MOST_ASKED)
        return cls(topic, 1.0, language)

    @classmethod
    def ranked(cls, guesses: Sequence[Guess], understood: bool, language: Language) -> "Understanding":
        """`guesses` likeliest first; with `understood` false they are all only alternatives."""
        rounded = tuple(Guess(guess.topic, round(guess.confidence, 4)) for guess in guesses)
        best = rounded[0] if understood and rounded else None
        rest = [guess for guess in rounded if best is None or guess.topic != best.topic]
        return cls(
            best.topic if best else None,
            best.confidence if best else (rounded[0].confidence if rounded else 0.0),
            language,
            tuple(rest[:ALTERNATIVES_SHOWN]),
        )

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "alternatives": [asdict(guess) for guess in self.alternatives]}
