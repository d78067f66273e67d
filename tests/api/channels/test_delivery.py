"""What becomes of an answer that its provider does not take, and of those of a gateway that dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import redis

from bot.settings import PROJECT
from tests.api.channels.people import App, Person, SmsApp, TelegramApp, WhatsAppApp
from tests.api.channels.provider import Verdict
from tests.api.desk import RunningDesk

DAY = 24 * 3600
PUBLIC = "https://aide.example.org"
THREAT = {"fr": "Il est devant ma porte et il va me tuer", "en": "He is at my door and he will kill me"}
HELP = {"fr": "Appelez tout de suite le 17", "en": "Call 17 or 112 right now"}


class Choosy(WhatsAppApp):
    """WhatsApp that refuses what the test says, with the code that the test says."""

    refused_words = ""
    code = 0

    def judge(self, path: str, body: dict[str, object]) -> Verdict:
        if self.refused_words and self.refused_words in str(body):
            return 400, {"error": {"code": self.code}}
        return super().judge(path, body)


@pytest.fixture(scope="module")
def opened() -> Iterator[dict[str, App]]:
    opened = {app.name: app for app in (Choosy(), TelegramApp(), SmsApp())}
    yield opened
    for app in opened.values():
        app.provider.close()


@pytest.fixture(scope="module")
def gateway(
    opened: dict[str, App], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RunningDesk, Path]]:
    """Without dialogue workers: danger is answered at once."""
    data_dir = tmp_path_factory.mktemp("channels-alone")
    environment = {"VIGIE_PUBLIC_URL": PUBLIC}
    for app in opened.values():
        environment |= app.settings()
    with RunningDesk.started(data_dir, **environment) as running:
        for app in opened.values():
            app.vigie, app.public = running.address, PUBLIC
        yield running, data_dir


@pytest.fixture
def whatsapp(opened: dict[str, App], gateway: tuple[RunningDesk, Path]) -> Choosy:
    assert gateway[1].is_dir()
    app = opened["whatsapp"]
    assert isinstance(app, Choosy)
    app.refused_words, app.provider.outage = "", None
    return app


def vigie(gateway: tuple[RunningDesk, Path], *arguments: str, language: str = "en") -> str:
    """What the command says, on the same store."""
    running, data_dir = gateway
    variables = {
        **os.environ,
        "VIGIE_DATA_DIR": str(data_dir),
        "VIGIE_REDIS_URL": running.store_address,
        "LC_ALL": "fr_FR.UTF-8" if language == "fr" else "C.UTF-8",
        "COLUMNS": "200",
    }
    command = [sys.executable, "-m", "bot.command_line", "channels", *arguments]
    done = subprocess.run(command, cwd=PROJECT, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def wait_for(found: object, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not found():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def failed(gateway: tuple[RunningDesk, Path]) -> list[str]:
    with redis.Redis.from_url(gateway[0].store_address, decode_responses=True) as store:
        return list(store.hgetall("vigie:1:{deliveries}:failed").values())


@pytest.fixture
def store(gateway: tuple[RunningDesk, Path]) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(gateway[0].store_address, decode_responses=True) as store:
        yield store


@pytest.mark.parametrize("language", ["fr", "en"])
def test_refused_answer_is_kept_and_sent_again(
    whatsapp: Choosy, gateway: tuple[RunningDesk, Path], language: str
) -> None:
    whatsapp.refused_words, whatsapp.code = HELP[language], 131009
    person = Person(whatsapp).writes(THREAT[language])
    person.reads(1)
    wait_for(lambda: any("131009" in each for each in failed(gateway)))
    # What comes after a refused answer is not held up by it.
    person.writes("👍").reads(1)
    listed = vigie(gateway, "failed", language=language)
    assert "131009" in listed
    assert person.address not in listed
    whatsapp.refused_words = ""
    assert "1" in vigie(gateway, "retry", "--all", language=language)
    assert HELP[language] in person.reads(2)[-1].text
    assert not failed(gateway)
    assert {"fr": "Aucune", "en": "No answer"}[language] in vigie(gateway, "failed", language=language)


def test_nothing_is_sent_a_day_after_the_last_message(
    whatsapp: Choosy, gateway: tuple[RunningDesk, Path], store: redis.Redis
) -> None:
    whatsapp.provider.outage = 503
    known = set(store.scan_iter("*:about", count=1000))
    person = Person(whatsapp).writes(THREAT["en"])
    (about,) = set(store.scan_iter("*:about", count=1000)) - known
    wait_for(lambda: store.hget(about, "tries"))
    store.hset(about, "said_at", int(time.time()) - DAY - 60)
    whatsapp.provider.outage = None
    wait_for(lambda: any('"window"' in each for each in failed(gateway)))
    assert not person.messages()
    # They write again: what waited comes first, in its order.
    whatsapp.deliver(whatsapp.message(person.address, "👍", person.new_id(), int(time.time())))
    greeting, danger, last = [each.text for each in person.reads(3)]
    assert "STOP" in greeting
    assert HELP["en"] in danger
    assert HELP["en"] not in last
    wait_for(lambda: not failed(gateway))


def test_an_answer_that_cannot_be_worded_holds_nobody_up(
    whatsapp: Choosy, gateway: tuple[RunningDesk, Path], store: redis.Redis
) -> None:
    whatsapp.provider.outage = 503
    known = set(store.scan_iter("*:about", count=1000))
    person = Person(whatsapp).writes(THREAT["en"])
    (about,) = set(store.scan_iter("*:about", count=1000)) - known
    wait_for(lambda: store.hget(about, "tries"))
    broken = '{"messages": [{"language": "en"}], "understanding": {"topic": null}}'
    store.hset(about.replace(":about", ":answers"), store.hget(about, "last_said"), broken)
    whatsapp.provider.outage = None
    wait_for(lambda: any('"defect"' in each for each in failed(gateway)))
    assert person.writes("👍").reads(1)
    assert "defect of Vigie" in vigie(gateway, "failed")
    store.delete("vigie:1:{deliveries}:failed")


def test_blocked_person_is_left_in_peace(opened: dict[str, App], gateway: tuple[RunningDesk, Path]) -> None:
    app = opened["telegram"]
    person = Person(app).writes(THREAT["en"])
    person.reads(2)
    app.provider.outage = 403
    person.writes("👍")
    wait_for(lambda: any('"403"' in each for each in failed(gateway)))
    attempts = app.provider.attempts
    app.provider.outage = None
    time.sleep(1)
    assert app.provider.attempts == attempts
    # Whoever writes again has unblocked us.
    assert person.writes("👍").reads(1)
    vigie(gateway, "retry", "--all")


def test_report_of_a_failure(
    opened: dict[str, App], gateway: tuple[RunningDesk, Path], store: redis.Redis
) -> None:
    app = opened["sms"]

    def noted() -> int:
        return len(list(store.scan_iter("*:sent:*", count=1000)))

    before = noted()
    person = Person(app).writes(THREAT["en"])
    # The provider's names are given in the order in which it took the messages.
    person.reads(2)
    wait_for(lambda: noted() >= before + 2)
    sids = app.sids  # type: ignore[attr-defined]
    for status in ("sent", "undelivered"):
        report = {"MessageSid": sids[-1], "MessageStatus": status, "ErrorCode": "30005"}
        assert app.deliver(report).status_code == 200
    assert any('"30005"' in each for each in failed(gateway))
    assert "30005" in vigie(gateway, "failed")
    vigie(gateway, "retry", "--all")
    assert HELP["en"] in person.reads(3)[-1].text


def test_gateway_dies_while_a_provider_is_down(whatsapp: Choosy, gateway: tuple[RunningDesk, Path]) -> None:
    whatsapp.provider.outage = 503
    people = [Person(whatsapp).writes(THREAT["fr"]) for _ in range(10)]
    for number in gateway_processes(gateway[1]):
        os.kill(number, signal.SIGKILL)
    # What was on its way when it died is answered by the provider that is still down.
    time.sleep(0.5)
    whatsapp.provider.outage = None

    def alive() -> bool:
        try:
            return httpx.get(f"{gateway[0].address}/healthz", timeout=1).status_code == 200
        except httpx.TransportError:
            return False

    wait_for(alive, 30)
    for person in people:
        assert HELP["fr"] in [each.text for each in person.reads(2, 30)][1]
    time.sleep(1)
    assert all(len(person.messages()) == 2 for person in people)


def gateway_processes(data_dir: Path) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            command = (entry / "cmdline").read_bytes()
            environment = (entry / "environ").read_bytes()
        except OSError:
            continue
        if b"api.gateway" in command and f"VIGIE_DATA_DIR={data_dir}".encode() in environment:
            found.append(int(entry.name))
    assert found
    return found


def test_check_says_what_is_missing(gateway: tuple[RunningDesk, Path]) -> None:
    """Of the settings of whoever runs it: here none is set."""
    for language, words in (("fr", "fermé"), ("en", "closed")):
        said = vigie(gateway, "check", language=language)
        assert words in said
        assert "VIGIE_WHATSAPP_APP_SECRET" in said
