"""One training and few running Vigies for the whole session: real ones, each loads the model only once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.book import AnswerBook
from bot.answers.opening import open_book
from bot.settings import Settings, settings
from bot.trained_model import current_model
from tests.equipped import equip
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


@pytest.fixture(scope="session")
def equipped(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    """With a register of one notice and a directory of one station, behind a proxy of this machine."""
    assert model.is_file()
    data_dir = tmp_path_factory.mktemp("equipped")
    equip(data_dir)
    with RunningVigie.started(data_dir, workers=1, VIGIE_TRUSTED_PROXIES='["127.0.0.1"]') as running:
        running.wait_until_ready()
        deadline = time.monotonic() + 15
        while not running.store.exists("vigie:1:{verification}:open:cnam-2022"):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield running
