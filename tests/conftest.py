"""One training, one store and one running Vigie for the whole session: the real ones."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.book import AnswerBook
from bot.answers.opening import open_book
from bot.settings import Settings, settings
from bot.trained_model import current_model
from tests.running_vigie import RunningVigie


@pytest.fixture(scope="session")
def chosen_settings() -> Settings:
    return settings()


@pytest.fixture(scope="session")
def book(chosen_settings: Settings) -> AnswerBook:
    return open_book(chosen_settings)


@pytest.fixture(scope="session")
def model(chosen_settings: Settings) -> Path:
    """Trained once for the present files; a model that matches them is used again."""
    command = [sys.executable, "-m", "bot.command_line", "train"]
    subprocess.run(command, cwd=chosen_settings.project_dir, check=True)
    return current_model(chosen_settings)


@pytest.fixture(scope="session")
def vigie(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    """`vigie serve` with its own store and two workers, ready to answer."""
    assert model.is_file()
    with RunningVigie.started(tmp_path_factory.mktemp("vigie"), workers=2) as running:
        running.wait_until_ready()
        yield running
