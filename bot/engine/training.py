"""Trains the model for the present files, unless it exists already."""

import sys
import warnings
from pathlib import Path

from bot.engine.training_steps import counted_steps
from bot.logging_setup import set_up_logging
from bot.settings import Settings, settings
from bot.trained_model import model_path


class TrainingFailed(Exception):
    """Rasa refused the files or produced no model."""


def train(settings_: Settings) -> Path:
    """Returns the model's path; four to five minutes on two cores. Raises TrainingFailed."""
    import rasa.model_training  # ten seconds: only when something is to be trained

    target = model_path(settings_)
    if target.is_file():
        return target
    project = settings_.project_dir
    unfinished = target.with_name(f"unfinished-{target.name}")
    with counted_steps(project / "config.yml"):
        result = rasa.model_training.train(
            domain=str(project / "domain.yml"),
            config=str(project / "config.yml"),
            training_files=[str(project / "data" / part) for part in ("nlu", "rules", "stories")],
            output=str(settings_.models_dir),
            fixed_model_name=unfinished.name.removesuffix(".tar.gz"),
        )
    if result.code != 0 or not unfinished.is_file():
        raise TrainingFailed(f"code {result.code}")
    # Only a whole model gets the name that workers look for.
    unfinished.replace(target)
    return target


if __name__ == "__main__":
    set_up_logging()
    warnings.simplefilter("ignore")
    try:
        train(settings())
    except TrainingFailed:
        sys.exit(1)
