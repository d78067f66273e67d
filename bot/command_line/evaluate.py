"""`vigie evaluate DIR`: asks the real pipeline, danger check included, and prints accuracy and confusions."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.progress import track
from rich.table import Table

from bot.answers.opening import open_book
from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.evaluation import Outcome, Question, confusions, read_questions, score
from bot.knowledge.bilingual import LANGUAGES
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
    screen.print(_accuracy(outcomes))
    screen.print(_confusions(outcomes))


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


def _accuracy(outcomes: Sequence[Outcome]) -> Table:
    columns = ("language_column", "questions_column", "top1_column", "top3_column", "answered_column")
    table = Table(*(tell(column) for column in columns), title=tell("accuracy_title"))
    groups: dict[str, list[Outcome]] = {
        language: [o for o in outcomes if o.question.language == language] for language in LANGUAGES
    }
    groups[" + ".join(LANGUAGES)] = list(outcomes)
    for name, group in groups.items():
        found = score(group)
        shares = (f"{share:.1%}" for share in (found.top1, found.top3, found.answered))
        table.add_row(name, str(found.questions), *shares)
    return table


def _confusions(outcomes: Sequence[Outcome]) -> Table:
    table = Table(
        tell("expected_column"), tell("found_column"), tell("times_column"), title=tell("confusions_title")
    )
    for expected, found, times in confusions(outcomes):
        table.add_row(expected, found or tell("not_understood"), str(times))
    return table
