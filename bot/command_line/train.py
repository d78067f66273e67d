"""`vigie train`: runs the training in a process of its own and shows that it goes on."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.settings import Settings
from bot.trained_model import ModelMissing, current_model, model_path

_LOOK_SECONDS = 0.1
TRAINING_COMMAND = (sys.executable, "-m", "bot.engine.training")


def train() -> None:
    settings = checked_settings()
    with pack_errors():
        try:
            screen.print(tell("already_trained", model=current_model(settings)))
        except ModelMissing:
            screen.print(tell("trained", model=run_training(settings)))


def run_training(settings: Settings, stopped: Callable[[], bool] = lambda: False) -> Path:
    """About a minute; the log of the engine goes to `training.log` in the data directory."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    target, log = model_path(settings), settings.data_dir / "training.log"
    with log.open("wb") as output, _progress() as progress:
        progress.add_task(tell("training"), total=None)
        training = subprocess.Popen(  # noqa: S603  # our own module, no outside argument
            TRAINING_COMMAND,
            cwd=settings.project_dir,
            stdout=output,
            stderr=output,
            env=_environment(settings),
        )
        while training.poll() is None and not stopped():
            time.sleep(_LOOK_SECONDS)
        training.terminate()
        training.wait()
    if not stopped() and not target.is_file():
        raise fail("training_failed", command=log)
    return target


def _progress() -> Progress:
    return Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=screen)


def _environment(settings: Settings) -> dict[str, str]:
    return {**os.environ, "VIGIE_MODELS_DIR": str(settings.models_dir.resolve())}
