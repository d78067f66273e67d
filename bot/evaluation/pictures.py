"""Draws the confusion matrix and the reliability curve of an evaluation."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from bot.evaluation.calibration import reliability
from bot.evaluation.outcome import Outcome

mpl.use("Agg")

_DOTS = 110
_NOTHING = "-"


def draw_confusions(outcomes: Sequence[Outcome], file: Path, labels: Mapping[str, str]) -> None:
    """One row per expected topic; an accepted topic counts as the expected one. Labels: title, x, y."""
    pairs = [(o.question.topic, o.question.topic if o.top1 else o.found or _NOTHING) for o in outcomes]
    topics = sorted({name for pair in pairs for name in pair})
    counts = [[pairs.count((expected, found)) for found in topics] for expected in topics]
    side = 3 + len(topics) * 0.24
    figure = Figure(figsize=(side, side), layout="constrained")
    axes = figure.add_subplot()
    axes.imshow(counts, cmap="Blues")
    axes.set_xticks(range(len(topics)), topics, rotation=90, fontsize=8)
    axes.set_yticks(range(len(topics)), topics, fontsize=8)
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            if count:
                colour = "white" if count > max(map(max, counts)) / 2 else "black"
                axes.text(column, row, str(count), ha="center", va="center", fontsize=7, color=colour)
    axes.set(title=labels["title"], xlabel=labels["x"], ylabel=labels["y"])
    figure.savefig(file, dpi=_DOTS)


def draw_reliability(outcomes: Sequence[Outcome], file: Path, labels: Mapping[str, str]) -> None:
    """A perfect service lies on the diagonal; the size of a dot is the number of answers."""
    bins = reliability(outcomes)
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", linewidth=1)
    confidence, right = [part.confidence for part in bins], [part.right for part in bins]
    axes.plot(confidence, right, linewidth=1)
    axes.scatter(confidence, right, s=[10 + 3 * part.answers for part in bins])
    axes.set(title=labels["title"], xlabel=labels["x"], ylabel=labels["y"], xlim=(0, 1), ylim=(0, 1.02))
    figure.savefig(file, dpi=_DOTS)
