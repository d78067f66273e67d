"""A running verifier with a register of three notices, and people who fill in its form."""

import secrets
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.bot.register.conftest import CAMILLE, JOHN, NADIA
from tests.register_in_place import put_register
from tests.running_vigie import Person, RunningVigie

FOUND = {"reference": "nx5d a69rq g29dh", "birth_date": "29/02/1980"}
WRONG = {"reference": "NX5D-A69RQ-G29DH", "birth_date": "1980-02-28"}


@pytest.fixture(scope="package")
def verifying(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    """Without dialogue workers, behind a proxy of this machine, with a register of three notices."""
    assert model.is_file()
    data_dir = tmp_path_factory.mktemp("verifying")
    put_register(data_dir, CAMILLE, NADIA, JOHN)
    with RunningVigie.started(data_dir, workers=0, VIGIE_TRUSTED_PROXIES='["127.0.0.1"]') as running:
        _wait_for_register(running)
        yield running


@pytest.fixture(scope="package")
def staffed(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    """With dialogue workers, for an organisation that has agents: what is offered to people depends on it."""
    assert model.is_file()
    with RunningVigie.started(tmp_path_factory.mktemp("staffed"), workers=2) as running:
        running.wait_until_ready()
        yield running


def _wait_for_register(running: RunningVigie) -> None:
    deadline = time.monotonic() + 10
    while verify(Person(running), FOUND).json()["outcome"] != "notified":
        assert time.monotonic() < deadline


def verify(person: Person, typed: dict[str, str]) -> httpx.Response:
    """From an address of its own, as a proxy names it."""
    headers = {**person.authorization, "X-Forwarded-For": f"2001:db8:{secrets.randbelow(65536):x}::1"}
    return person.http.post(f"/conversations/{person.id}/verification", json=typed, headers=headers)
