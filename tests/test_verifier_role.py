"""Verification in a process of its own: a gateway without the register, a verifier without dialogue."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx

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


def test_a_verifier_apart_answers_for_the_gateways_conversations(vigie: RunningVigie, tmp_path: Path) -> None:
    _register(tmp_path)
    port = free_port()
    environment = {
        **os.environ,
        "VIGIE_DATA_DIR": str(tmp_path),
        "VIGIE_REDIS_URL": f"unix://{vigie.data_dir / 'store' / 'store.sock'}?db=0",
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
