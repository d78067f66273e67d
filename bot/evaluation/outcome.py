"""Accuracy of understanding on labelled questions, counted the way a person would see it."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.understanding import Understanding


@dataclass(frozen=True)
class Question:
    """`accepted` holds the topic and those whose answer would serve as well; `style` how it is written."""

    language: str
    text: str
    topic: str
    accepted: frozenset[str]
    style: str = ""


@dataclass(frozen=True)
class Outcome:
    question: Question
    understanding: Understanding

    @property
    def found(self) -> str | None:
        """The topic that is answered; the likeliest one when Vigie would ask."""
        return self.understanding.topic or (self.ranked[0] if self.ranked else None)

    @property
    def ranked(self) -> list[str]:
        own = [self.understanding.topic] if self.understanding.topic else []
        return [*own, *(guess.topic for guess in self.understanding.alternatives)]

    @property
    def confidence(self) -> float:
        return self.understanding.confidence

    @property
    def refused(self) -> bool:
        """Nothing was answered: not understood, or taken for something the service is not for."""
        return self.understanding.topic in (None, "out_of_scope")

    @property
    def top1(self) -> bool:
        return self.found in self.question.accepted

    @property
    def top3(self) -> bool:
        return any(topic in self.question.accepted for topic in self.ranked[:3])


@dataclass(frozen=True)
class Score:
    """Shares between 0 and 1; `answered` is the share that is answered at once instead of asked back."""

    questions: int
    top1: float
    top3: float
    answered: float


def read_questions(directory: Path) -> list[Question]:
    """Reads questions_*.tsv (id, language, text, topic, also_accept, style)."""
    questions = []
    for path in sorted(directory.glob("questions_*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                also = (row.get("also_accept") or "").replace(",", " ").replace("|", " ").split()
                accepted = frozenset([row["topic"], *also])
                style = row.get("style") or ""
                questions.append(Question(row["language"], row["text"], row["topic"], accepted, style))
    return questions


def score(outcomes: Sequence[Outcome]) -> Score:
    count = len(outcomes) or 1
    return Score(
        questions=len(outcomes),
        top1=sum(outcome.top1 for outcome in outcomes) / count,
        top3=sum(outcome.top3 for outcome in outcomes) / count,
        answered=sum(outcome.understanding.topic is not None for outcome in outcomes) / count,
    )


def confusions(outcomes: Iterable[Outcome]) -> list[tuple[str, str | None, int]]:
    """(expected, found, times), the most frequent first."""
    counted = Counter((outcome.question.topic, outcome.found) for outcome in outcomes if not outcome.top1)
    return [(expected, found, times) for (expected, found), times in counted.most_common()]
