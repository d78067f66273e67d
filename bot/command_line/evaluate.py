"""`vigie evaluate DIR`: asks the real pipeline, danger check included; prints tables, draws, writes JSON."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.progress import track
from rich.table import Table

from bot.answers.opening import open_book
from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.evaluation.calibration import calibration_error
from bot.evaluation.language_identification import LanguageScore, language_score
from bot.evaluation.outcome import Outcome, Question, Score, confusions, read_questions
from bot.evaluation.protection import protection
from bot.evaluation.report import by_language, by_style, by_topic, report
from bot.logging_setup import set_up_logging
from bot.settings import Settings
from bot.trained_model import ModelMissing, current_model


def evaluate(directory: Path) -> None:
    set_up_logging()
    settings = checked_settings()
    questions = read_questions(directory)
    if not questions:
        raise fail("no_questions", place=directory)
    outcomes = asyncio.run(_ask_all(settings, questions))
    for key, found in (("language", by_language), ("style", by_style), ("topic", by_topic)):
        screen.print(_accuracy(f"{key}_column", found(outcomes)))
    screen.print(_protection(outcomes))
    screen.print(language_table(language_score((o.question.language, o.question.text) for o in outcomes)))
    screen.print(_confusions(outcomes))
    _write(outcomes, settings.data_dir / "evaluation")


async def _ask_all(settings: Settings, questions: Sequence[Question]) -> list[Outcome]:
    # Loading Rasa takes ten seconds: not before the questions are known to exist.
    from bot.engine.listening import Listener

    with pack_errors():
        book = open_book(settings)
    try:
        listener = Listener(settings, current_model(settings), book)
    except ModelMissing:
        raise fail("model_missing") from None
    shown = track(questions, description=tell("evaluating"), console=screen)
    return [Outcome(question, await listener.understand(question.text)) for question in shown]


def _accuracy(first_column: str, groups: Mapping[str, Score]) -> Table:
    columns = (first_column, "questions_column", "top1_column", "top3_column", "answered_column")
    table = Table(*(tell(column) for column in columns), title=tell("accuracy_title"))
    for name, found in groups.items():
        shares = (f"{share:.1%}" for share in (found.top1, found.top3, found.answered))
        table.add_row(name, str(found.questions), *shares)
    return table


def _protection(outcomes: Sequence[Outcome]) -> Table:
    table = Table(tell("figure_column"), tell("share_column"), title=tell("protection_title"))
    found = protection(outcomes)
    for key, share in (
        ("danger_recall", found.danger_recall),
        ("danger_false_alarms", found.danger_false_alarms),
        ("out_of_scope_recall", found.out_of_scope_recall),
        ("wrongly_refused", found.wrongly_refused),
    ):
        table.add_row(tell(key), f"{share:.1%}")
    table.add_row(tell("calibration_error"), f"{calibration_error(outcomes):.3f}")
    return table


def language_table(found: LanguageScore) -> Table:
    table = Table(
        tell("figure_column"), tell("messages_column"), tell("share_column"), title=tell("language_title")
    )
    table.add_row(tell("long_messages"), str(found.messages), f"{found.right:.2%}")
    table.add_row(tell("short_messages"), str(found.short_messages), f"{found.short_right:.2%}")
    return table


def _confusions(outcomes: Sequence[Outcome]) -> Table:
    table = Table(
        tell("expected_column"), tell("found_column"), tell("times_column"), title=tell("confusions_title")
    )
    for expected, found, times in confusions(outcomes):
        table.add_row(expected, found or tell("not_understood"), str(times))
    return table


def _write(outcomes: Sequence[Outcome], folder: Path) -> None:
    # matplotlib takes a second to import.
    from bot.evaluation.pictures import draw_confusions, draw_reliability

    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(report(outcomes), indent=1, ensure_ascii=False)
    (folder / "report.json").write_text(content, encoding="utf-8")
    axes = {"x": tell("found_column"), "y": tell("expected_column")}
    draw_confusions(outcomes, folder / "confusions.png", {"title": tell("confusions_title"), **axes})
    axes = {"x": tell("confidence_axis"), "y": tell("right_axis")}
    draw_reliability(outcomes, folder / "reliability.png", {"title": tell("reliability_title"), **axes})
    screen.print(tell("evaluation_written", place=folder))
