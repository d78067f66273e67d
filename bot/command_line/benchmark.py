"""`vigie benchmark`: what one message costs in the whole understanding pipeline, on one core."""

import asyncio
import os
import statistics
import time
from collections.abc import Sequence

from rich.progress import track
from rich.table import Table

from bot.answers.opening import open_book
from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.evaluation.outcome import Question, read_questions
from bot.knowledge.bilingual import LANGUAGES
from bot.logging_setup import set_up_logging
from bot.settings import Settings
from bot.trained_model import ModelMissing, current_model

# The held-out messages are as long and as badly typed as real ones.
HELD_OUT = "held_out"
_MILLISECONDS = 1000


def benchmark() -> None:
    set_up_logging()
    settings = checked_settings()
    if hasattr(os, "sched_setaffinity"):  # not on macOS
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    durations = asyncio.run(_durations(settings, read_questions(settings.knowledge_dir / HELD_OUT)))
    table = Table(tell("figure_column"), tell("milliseconds_column"), title=tell("speed_title"))
    table.add_row("p50", f"{statistics.median(durations):.1f}")
    table.add_row("p95", f"{statistics.quantiles(durations, n=20)[-1]:.1f}")
    screen.print(table)


async def _durations(settings: Settings, questions: Sequence[Question]) -> list[float]:
    """Milliseconds for each message, the model and its caches warm."""
    from bot.engine.dialogue import Dialogue

    with pack_errors():
        book = open_book(settings)
    try:
        dialogue = Dialogue(current_model(settings), book)
    except ModelMissing:
        raise fail("model_missing") from None
    for language in LANGUAGES:
        await dialogue.rank(questions[0].text, language)
    durations = []
    for question in track(questions, description=tell("evaluating"), console=screen):
        language = next(ours for ours in LANGUAGES if ours == question.language)
        started = time.perf_counter()
        await dialogue.rank(question.text, language)
        durations.append((time.perf_counter() - started) * _MILLISECONDS)
    return durations
