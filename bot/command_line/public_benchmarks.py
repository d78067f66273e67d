"""`vigie evaluate --benchmark DIR`: our pipeline trained on public data sets, beside published figures."""

from collections.abc import Mapping
from pathlib import Path

from rich.table import Table

from bot.command_line.evaluate import language_table
from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.evaluation.benchmark import (
    CLINC_OUTSIDE,
    HINT3_BOTS,
    HINT3_OUTSIDE,
    HINT3_THRESHOLD,
    chosen_threshold,
    in_scope_accuracy,
    outside_recall,
    published,
    read_clinc,
    read_hint3,
)
from bot.evaluation.language_identification import language_score, read_lines
from bot.logging_setup import set_up_logging


def compare(directory: Path) -> None:
    """Ten minutes, nearly all of it CLINC150."""
    set_up_logging()
    config = checked_settings().project_dir / "config.yml"
    try:
        screen.print(language_table(language_score(read_lines(directory / "covidflow_bilingual.tsv"))))
        with pack_errors(), screen.status(tell("benchmark_hint3")):
            hint3 = _hint3(config, directory)
        screen.print(_table("HINT3", published().hint3.rows | {tell("ours_row"): hint3}))
        with screen.status(tell("benchmark_clinc")):
            clinc = _clinc(config, directory)
        screen.print(_table("CLINC150", published().clinc150.rows | {tell("ours_row"): clinc}))
    except FileNotFoundError as missing:
        raise fail("no_benchmark", place=missing.filename) from None


def _hint3(config: Path, directory: Path) -> dict[str, float]:
    from bot.engine.own_pipeline import train_and_predict

    found = {}
    for bot in HINT3_BOTS:
        training, test = read_hint3(directory, bot)
        (predictions,) = train_and_predict(config, training, [test])
        found[bot] = 100 * in_scope_accuracy(test, predictions, HINT3_THRESHOLD, HINT3_OUTSIDE)
    return found


def _clinc(config: Path, directory: Path) -> dict[str, float]:
    from bot.engine.own_pipeline import train_and_predict

    parts = read_clinc(directory)
    validated, tested = train_and_predict(config, parts["train"], [parts["val"], parts["test"]])
    threshold = chosen_threshold(parts["val"], validated, CLINC_OUTSIDE)
    return {
        "accuracy": 100 * in_scope_accuracy(parts["test"], tested, threshold, CLINC_OUTSIDE),
        "recall": 100 * outside_recall(parts["test"], tested, threshold, CLINC_OUTSIDE),
    }


def _table(title: str, rows: Mapping[str, Mapping[str, float]]) -> Table:
    columns = list(next(iter(rows.values())))
    table = Table("", *columns, title=title)
    for name, figures in rows.items():
        table.add_row(name, *(f"{figures[column]:.1f}" for column in columns))
    return table
