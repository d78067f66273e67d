"""Whether a confidence means what it says: of the answers given at 80 %, are 80 % right?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.outcome import Outcome

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Answers whose confidence lies in one tenth; `confidence` and `right` are means, between 0 and 1."""

    answers: int
    confidence: float
    right: float


def reliability(outcomes: Sequence[Outcome]) -> list[Bin]:
    """Bins that hold answers, lowest confidence first."""
    tenths: list[list[Outcome]] = [[] for _ in range(BINS)]
    for outcome in outcomes:
        tenths[min(int(outcome.confidence * BINS), BINS - 1)].append(outcome)
    return [
        Bin(
            answers=len(tenth),
            confidence=sum(outcome.confidence for outcome in tenth) / len(tenth),
            right=sum(outcome.top1 for outcome in tenth) / len(tenth),
        )
        for tenth in tenths
        if tenth
    ]


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017), between 0 and 1."""
    count = len(outcomes) or 1
    return sum(part.answers * abs(part.right - part.confidence) for part in reliability(outcomes)) / count
