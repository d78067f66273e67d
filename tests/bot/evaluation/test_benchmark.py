import json
from pathlib import Path

import pytest

from bot.evaluation.benchmark import (
    CLINC_OUTSIDE,
    HINT3_BOTS,
    Prediction,
    chosen_threshold,
    in_scope_accuracy,
    outside_recall,
    published,
    read_clinc,
    read_hint3,
)

LABELLED = [("a", "yes"), ("b", "yes"), ("c", "no"), ("d", "oos")]
PREDICTED = [Prediction("yes", 0.9), Prediction("yes", 0.6), Prediction("yes", 0.8), Prediction("no", 0.4)]


@pytest.mark.parametrize(
    ("threshold", "accuracy", "recall"), [(0.0, 2 / 3, 0), (0.5, 2 / 3, 1), (0.7, 1 / 3, 1)]
)
def test_a_threshold_trades_answers_for_honesty(threshold: float, accuracy: float, recall: float) -> None:
    assert in_scope_accuracy(LABELLED, PREDICTED, threshold, "oos") == pytest.approx(accuracy)
    assert outside_recall(LABELLED, PREDICTED, threshold, "oos") == recall


def test_the_threshold_is_the_highest_that_costs_nearly_nothing() -> None:
    assert chosen_threshold(LABELLED, PREDICTED, "oos") == 0.6


def test_the_files_are_read_as_they_are_published(tmp_path: Path) -> None:
    parts = {
        f"{outside}{part}": [["hi", "x"]] for part in ("train", "val", "test") for outside in ("", "oos_")
    }
    (tmp_path / "clinc150_full.json").write_text(json.dumps(parts), encoding="utf-8")
    assert read_clinc(tmp_path)["val"] == [("hi", "x"), ("hi", "x")]
    for part in ("train", "test"):
        folder = tmp_path / "hint3" / part
        folder.mkdir(parents=True)
        (folder / f"curekart_{part}.csv").write_text(f'sentence,label\n"a, {part}",L\n', encoding="utf-8")
    assert read_hint3(tmp_path, "curekart") == ([("a, train", "L")], [("a, test", "L")])


def test_published_figures_name_every_measure_of_ours() -> None:
    assert CLINC_OUTSIDE == "oos"
    assert all(set(row) == {"accuracy", "recall"} for row in published().clinc150.rows.values())
    assert all(set(row) == set(HINT3_BOTS) for row in published().hint3.rows.values())
