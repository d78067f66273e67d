"""Counts the steps of a training while Rasa runs them, for whoever shows the progress."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.utils.io import read_yaml_file

log = structlog.get_logger("vigie.training")

# Rasa says « Node 'train_X' running 'Y.train'. » at DEBUG, before each step, and nothing above that level.
_SPEAKER = logging.getLogger("rasa.engine.graph")
_RUNNING = re.compile(r"Node '(.+)' running '(?!FingerprintComponent)")


class _Counter(logging.Handler):
    def __init__(self, total: int) -> None:
        super().__init__(logging.DEBUG)
        self._total = total
        self._begun: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        found = _RUNNING.match(record.getMessage())
        if found is not None and found[1] not in self._begun:
            self._begun.add(found[1])
            log.info("training_step", status=f"{len(self._begun)}/{self._total}")


@contextmanager
def counted_steps(config: Path) -> Iterator[None]:
    """Logs `training_step` with status « done/all » for each step of the training of this configuration."""
    counter = _Counter(_steps(config))
    level, spreads = _SPEAKER.level, _SPEAKER.propagate
    _SPEAKER.addHandler(counter)
    _SPEAKER.setLevel(logging.DEBUG)
    _SPEAKER.propagate = False
    try:
        yield
    finally:
        _SPEAKER.removeHandler(counter)
        _SPEAKER.setLevel(level)
        _SPEAKER.propagate = spreads


def _steps(config: Path) -> int:
    recipe = DefaultV1Recipe()
    return len(recipe.graph_config_for_recipe(read_yaml_file(config), {}).train_schema.nodes)
