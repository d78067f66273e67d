"""Verification in a process of its own: a gateway without the register, a verifier without dialogue."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
import redis

from bot.register.building import build_register
from bot.register.place import key_path, register_path
from bot.register.secret_key import create_key
from bot.settings import PROJECT, Settings
from tests.bot.register.conftest import CAMILLE, HEADING, no_progress
from tests.running_vigie import Person, RunningVigie, free_port

OUTCOME_KEY = "5e" * 32
FOUND = {"reference": "NX5D-A69RQ-G29DH", "birth_date": "1980-02-29"}


def _register(data_dir: Path) -> None:
    own = Settings(data_dir=data_dir)
    notices = data_dir / "notices.csv"
    notices.write_text(f"{HEADING}\n{CAMILLE}\n", encoding="utf-8")
    key = create_key(key_path(own))
    build_register(notices, register_path(own, "cnam-2022"), "cnam-2022", key, no_progress, 1)


def _store_user(vigie: RunningVigie) -> str:
    """The address for a store user with the rights that docs/verification.md gives to a verifier, no more."""
    told = (PROJECT / "docs" / "verification.md").read_text(encoding="utf-8")
    rule = next(line for line in told.splitlines() if line.startswith("ACL SETUSER"))
    vigie.store.execute_command(*rule.replace("PASSWORD", "secret").split())
    return f"unix://verifier:secret@{vigie.data_dir / 'store' / 'store.sock'}?db=0"


def test_a_verifier_apart_answers_for_the_gateways_conversations(vigie: RunningVigie, tmp_path: Path) -> None:
    _register(tmp_path)
    port = free_port()
    environment = {
        **os.environ,
        "VIGIE_DATA_DIR": str(tmp_path),
        "VIGIE_REDIS_URL": _store_user(vigie),
        "VIGIE_PORT": str(port),
        "VIGIE_OUTCOME_KEY": OUTCOME_KEY,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.command_line", "serve", "--role", "verifier"],
        cwd=PROJECT,
        env=environment,
    )
    person = Person(vigie, "en")
    address = f"http://127.0.0.1:{port}"
    path = f"{address}/api/v1/conversations/{person.id}/verification"
    try:
        answer = _until_notified(path, person.authorization)
        assert answer["outcome"] == "notified"
        assert person.history()[-1] == answer["messages"][0]
        assert httpx.post(f"{address}/api/v1/conversations", json={}).status_code == 404
        assert httpx.get(address).status_code == 404
    finally:
        process.terminate()
        process.wait(30)


def _until_notified(path: str, headers: dict[str, str]) -> dict[str, object]:
    """The first answers may come before the register is open; they lock nothing."""
    deadline = time.monotonic() + 20
    answer: dict[str, object] = {}
    while answer.get("outcome") != "notified" and time.monotonic() < deadline:
        try:
            answer = httpx.post(path, json=FOUND, headers=headers).json()
        except httpx.TransportError:
            time.sleep(0.1)
    return answer


@pytest.mark.parametrize("command", [("SCAN", "0"), ("KEYS", "*"), ("FLUSHALL",), ("CONFIG", "GET", "*")])
def test_the_verifiers_store_user_can_list_and_empty_nothing(
    vigie: RunningVigie, command: tuple[str, ...]
) -> None:
    with redis.Redis.from_url(_store_user(vigie)) as store, pytest.raises(redis.exceptions.NoPermissionError):
        store.execute_command(*command)
