"""Public intent benchmarks: how they are read, how they are scored, and what others published."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT

PUBLISHED_FILE = PROJECT / "data" / "published_benchmarks.yml"
HINT3_BOTS = ("sofmattress", "curekart", "powerplay11")
CLINC_OUTSIDE, HINT3_OUTSIDE = "oos", "NO_NODES_DETECTED"
# The threshold of the HINT3 paper's table.
HINT3_THRESHOLD = 0.1
# What a threshold may cost in in-scope accuracy where it is chosen, on the validation part.
_MOST_LOST = 0.01

Labelled = list[tuple[str, str]]


@dataclass(frozen=True)
class Prediction:
    label: str
    confidence: float

    def above(self, threshold: float, outside: str) -> str:
        return self.label if self.confidence >= threshold else outside


class PublishedClinc(Strict):
    source: str
    rows: dict[str, dict[str, float]]


class Published(Strict):
    """data/published_benchmarks.yml, in percent."""

    clinc150: PublishedClinc
    hint3: PublishedClinc


def published() -> Published:
    return load_pack(PUBLISHED_FILE, Published)


def read_clinc(directory: Path) -> dict[str, Labelled]:
    """Parts train, val, test with the out-of-scope messages of each included."""
    parts = json.loads((directory / "clinc150_full.json").read_text(encoding="utf-8"))
    return {name: [*map(tuple, parts[name] + parts[f"oos_{name}"])] for name in ("train", "val", "test")}


def read_hint3(directory: Path, bot: str) -> tuple[Labelled, Labelled]:
    """(training, test)"""
    return tuple(  # type: ignore[return-value]  # two files, two lists
        _rows(directory / "hint3" / part / f"{bot}_{part}.csv") for part in ("train", "test")
    )


def _rows(path: Path) -> Labelled:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["label"]) for row in csv.DictReader(file)]


def in_scope_accuracy(
    labelled: Labelled, predictions: Sequence[Prediction], threshold: float, outside: str
) -> float:
    inside = [(p, label) for p, (_, label) in zip(predictions, labelled, strict=True) if label != outside]
    return sum(p.above(threshold, outside) == label for p, label in inside) / (len(inside) or 1)


def outside_recall(
    labelled: Labelled, predictions: Sequence[Prediction], threshold: float, outside: str
) -> float:
    beyond = [p for p, (_, label) in zip(predictions, labelled, strict=True) if label == outside]
    return sum(p.above(threshold, outside) == outside for p in beyond) / (len(beyond) or 1)


def chosen_threshold(labelled: Labelled, predictions: Sequence[Prediction], outside: str) -> float:
    """The highest that costs at most one point of in-scope accuracy on these messages."""
    freely = in_scope_accuracy(labelled, predictions, 0, outside)
    steps = [step / 100 for step in range(100)]
    return max(
        step
        for step in steps
        if in_scope_accuracy(labelled, predictions, step, outside) >= freely - _MOST_LOST
    )
