"""`vigie agents` as an operator runs it: beside a running store, and without one."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from bot.settings import PROJECT
from bot.store.embedded import EmbeddedStore, address_of_running
from bot.store.keys import AUDIT_LINES, agent_account_key

PASSWORD = "une phrase assez longue"  # noqa: S105  # of nobody
SENTENCES = {"fr_FR.UTF-8": "Compte créé\u00a0: camille (agent)", "C.UTF-8": "Account added: camille (agent)"}


class Operator:
    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir

    def run(
        self, *words: str, typed: str = "", language: str = "C.UTF-8"
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "bot.command_line", "agents", *words],
            cwd=PROJECT,
            env={**os.environ, "VIGIE_DATA_DIR": str(self.data_dir), "LC_ALL": language, "COLUMNS": "200"},
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    def hire(self, name: str = "camille", role: str = "agent") -> "subprocess.CompletedProcess[str]":
        return self.run("add", name, "--role", role, typed=f"{PASSWORD}\n")


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    return Operator(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Iterator["redis.Redis"]:
    """As `vigie serve` runs it in the same directory."""
    embedded = EmbeddedStore(tmp_path)
    embedded.start()
    with redis.Redis.from_url(embedded.address, decode_responses=True) as connection:
        yield connection
    embedded.stop()


@pytest.mark.parametrize("language", SENTENCES)
def test_an_account_is_added_and_its_second_factor_shown_once(operator: Operator, language: str) -> None:
    added = operator.run("add", "camille", "--role", "agent", typed=f"{PASSWORD}\n", language=language)
    assert added.returncode == 0, added.stderr
    assert SENTENCES[language] in added.stdout
    secret = re.search(r"^[A-Z2-7]{32}$", added.stdout, re.MULTILINE)
    assert secret
    assert f"otpauth://totp/Vigie:camille?secret={secret[0]}&issuer=Vigie" in added.stdout
    shown = operator.run("list", language=language)
    assert re.search(r"camille\W+agent\W+(oui|yes)\W+(non|no)\W+(non|no)", shown.stdout)
    assert secret[0] not in shown.stdout
    assert PASSWORD not in added.stdout + added.stderr


def test_without_a_running_store_it_is_started_and_stopped(operator: Operator) -> None:
    assert operator.hire().returncode == 0
    assert address_of_running(operator.data_dir) is None
    again = operator.hire()
    assert (again.returncode, again.stderr.strip()) == (1, "This account exists already: camille")


def test_beside_a_running_store_that_one_is_used(operator: Operator, store: "redis.Redis") -> None:
    assert operator.hire(role="supervisor").returncode == 0
    kept = store.hgetall(agent_account_key("camille"))
    assert (kept["role"], kept["disabled"]) == ("supervisor", "0")
    assert kept["password"].startswith("$argon2id$")
    assert store.ping(), "it goes on"


def test_a_store_whose_socket_stands_elsewhere_is_found(tmp_path: Path) -> None:
    """Sockets have short paths; two servers on one directory would damage it."""
    deep = tmp_path / ("a" * 100)
    embedded = EmbeddedStore(deep)
    embedded.start()
    try:
        assert address_of_running(deep) == embedded.address
        assert Operator(deep).hire().returncode == 0
    finally:
        embedded.stop()
    assert address_of_running(deep) is None


def test_each_change_is_done_and_audited(operator: Operator, store: "redis.Redis") -> None:
    operator.hire()
    key = agent_account_key("camille")
    before = store.hgetall(key)
    store.hset(key, "errors", "5")
    assert "camille" in operator.run("list").stdout
    assert re.search(r"camille\W+agent\W+yes\W+yes\W+no", operator.run("list").stdout), "locked"
    assert operator.run("unlock", "camille").stdout == "Account unlocked: camille\n"
    assert store.hget(key, "errors") == "0"
    assert operator.run("disable", "camille").returncode == 0
    assert (store.hget(key, "disabled"), store.hget(key, "epoch")) == ("1", "2")
    assert operator.run("enable", "camille").returncode == 0
    assert store.hget(key, "disabled") == "0"
    changed = operator.run("password", "camille", typed="another long phrase\n")
    assert (changed.returncode, store.hget(key, "epoch")) == (0, "3")
    assert store.hget(key, "password") != before["password"]
    assert store.hget(key, "secret") == before["secret"]
    told = operator.run("password", "camille", "--new-second-factor", typed="another long phrase\n")
    assert store.hget(key, "secret") in told.stdout
    assert store.hget(key, "secret") != before["secret"]
    lines = operator.run("audit", "show").stdout.splitlines()
    assert [line.split("\t")[2:] for line in lines] == [
        ["-operator", action, "camille"]
        for action in (
            "agent_added",
            "agent_unlocked",
            "agent_disabled",
            "agent_enabled",
            "password_changed",
            "password_changed",
        )
    ]


@pytest.mark.parametrize("command", ["disable", "enable", "unlock", "password"])
def test_nobody_is_changed_by_a_wrong_name(operator: Operator, store: "redis.Redis", command: str) -> None:
    answer = operator.run(command, "nobody", typed=f"{PASSWORD}\n")
    assert (answer.returncode, answer.stderr.strip()) == (1, "There is no such account: nobody")
    assert store.keys("*account*") == []


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("no name", PASSWORD, "A name has 1 to 64"),
        ("camille", "short", "at least 12 characters"),
        ("camille", "", "at least 12 characters"),
    ],
)
def test_what_is_wrong_is_said(operator: Operator, name: str, typed: str, reason: str) -> None:
    answer = operator.run("add", name, "--role", "agent", typed=f"{typed}\n")
    assert answer.returncode == 1
    assert reason in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_new_password_of_an_organisation_account_is_refused(
    operator: Operator, store: "redis.Redis"
) -> None:
    operator.hire()
    store.hset(agent_account_key("camille"), mapping={"password": "", "secret": "", "subject": "somebody"})
    answer = operator.run("password", "camille", typed=f"{PASSWORD}\n")
    assert (answer.returncode, store.hget(agent_account_key("camille"), "password")) == (1, "")
    assert "organisation" in answer.stderr
    assert operator.run("list").returncode == 0


def test_an_altered_audit_is_found(operator: Operator, store: "redis.Redis") -> None:
    for name in ("camille", "zoe", "adam"):
        operator.hire(name)
    intact = operator.run("audit", "verify")
    assert intact.returncode == 0
    found = re.fullmatch(r"Audit intact: 3 lines. Mark to note elsewhere: (\S{43})\n", intact.stdout)
    assert found, intact.stdout
    assert operator.run("audit", "verify", "--noted", found[1]).returncode == 0
    assert operator.run("audit", "verify", "--noted", "another").returncode == 1
    store.lset(AUDIT_LINES, 1, str(store.lindex(AUDIT_LINES, 1)).replace("zoe", "eve"))
    altered = operator.run("audit", "verify")
    assert altered.returncode == 1
    assert "1 good lines; line 2" in altered.stderr


def test_what_an_intruder_wrote_into_the_audit_is_shown_escaped(
    operator: Operator, store: "redis.Redis"
) -> None:
    store.rpush(
        AUDIT_LINES,
        '{"action":"opened","actor":"\\u001b[2J","at":1e99,"case":"a\\nb","hash":"","seq":1}',
        "\ud800".encode("utf-8", "surrogatepass"),
    )
    shown = operator.run("audit", "show")
    assert shown.returncode == 0, shown.stderr
    assert "\x1b" not in shown.stdout


def test_a_key_that_others_can_read_is_refused(operator: Operator) -> None:
    operator.hire()
    (operator.data_dir / "keys" / "audit.key").chmod(0o644)
    answer = operator.run("list")
    assert answer.returncode == 1
    assert "audit.key" in answer.stderr


def test_whoever_types_it_does_so_twice_unseen_and_gets_a_picture_to_scan(operator: Operator) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.command_line", "agents", "add", "camille", "--role", "agent"],
        cwd=PROJECT,
        env={**os.environ, "VIGIE_DATA_DIR": str(operator.data_dir), "LC_ALL": "C.UTF-8", "COLUMNS": "200"},
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    seen = _read_until(b"Password: ", master)
    os.write(master, f"{PASSWORD}\n".encode())
    seen += _read_until(b"Once more: ", master)
    os.write(master, f"{PASSWORD}\n".encode())
    seen += _read_until(None, master)
    os.close(master)
    assert process.wait(10) == 0, seen
    assert PASSWORD.encode() not in seen
    assert b"otpauth://totp/Vigie:camille" in seen
    assert "▀".encode() in seen or "█".encode() in seen


def _read_until(prompt: bytes | None, terminal: int) -> bytes:
    """Until the prompt, or the end of the program."""
    seen, deadline = b"", time.monotonic() + 20
    while prompt is None or prompt not in seen:
        assert time.monotonic() < deadline, seen
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            seen += os.read(terminal, 10_000)
        except OSError:
            assert prompt is None, seen
            break
    return seen
