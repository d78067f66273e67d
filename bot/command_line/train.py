"""`vigie train`: runs the training in a process of its own and shows that it goes on."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.settings import Settings
from bot.trained_model import ModelMissing, current_model, model_path

_LOOK_SECONDS = 0.2
_STEP = re.compile(r"training_step.*?status='?(\d+)/(\d+)")
TRAINING_COMMAND = (sys.executable, "-m", "bot.engine.training")


def train() -> None:
    settings = checked_settings()
    with pack_errors():
        try:
            screen.print(tell("already_trained", model=current_model(settings)))
        except ModelMissing:
            screen.print(tell("trained", model=run_training(settings)))


def run_training(settings: Settings, stopped: Callable[[], bool] = lambda: False) -> Path:
    """Some minutes; the log of the engine goes to `training.log` in the data directory."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    target, log = model_path(settings), settings.data_dir / "training.log"
    with log.open("wb") as output, _progress() as progress:
        task = progress.add_task(tell("training"), total=None)
        training = subprocess.Popen(  # noqa: S603  # our own module, no outside argument
            TRAINING_COMMAND,
            cwd=settings.project_dir,
            stdout=output,
            stderr=output,
            env=_environment(settings),
        )
        while training.poll() is None and not stopped():
            _show_steps(progress, task, log)
            time.sleep(_LOOK_SECONDS)
        training.terminate()
        training.wait()
    if not stopped() and not target.is_file():
        raise fail("training_failed", command=log)
    return target


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=screen)


def _show_steps(progress: Progress, task: TaskID, log: Path) -> None:
    """The steps that bot/engine/training_steps.py has logged so far."""
    steps = _STEP.findall(log.read_text(encoding="utf-8", errors="replace"))
    if steps:
        begun, total = map(int, steps[-1])
        progress.update(task, completed=begun, total=total)


def _environment(settings: Settings) -> dict[str, str]:
    return {**os.environ, "VIGIE_MODELS_DIR": str(settings.models_dir.resolve())}
