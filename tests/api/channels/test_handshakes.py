"""Handshakes, closed channels, and how secrets are compared."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from api.channels.opening import missing_settings, open_channels
from bot.settings import PROJECT, Settings
from tests.api.channels.inside import Inside, started
from tests.api.channels.people import APPS, App
from tests.api.channels.sms_forms import GenericSmsApp

CHANNELS = ("whatsapp", "messenger", "telegram", "sms", "chatwoot")
META = ("whatsapp", "messenger")
SOURCES = sorted((PROJECT / "api" / "channels").glob("*.py"))
ABSENT = "absent"
# Where a call is proved; `require_same` is the one that compares.
PROVING = ("verify", "handshake", "require_same", "require_signature", "require_now", "_signed", "_fields")


@pytest.fixture(scope="module")
def apps() -> Iterator[dict[str, App]]:
    opened: dict[str, App] = {kind.name: kind() for kind in APPS} | {"generic": GenericSmsApp()}
    yield opened
    for app in opened.values():
        app.provider.close()


@pytest.fixture(scope="module")
def inside(apps: dict[str, App], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    with started(tmp_path_factory.mktemp("open"), *(apps[name] for name in CHANNELS)) as running:
        yield running


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    with started(tmp_path_factory.mktemp("closed")) as running:
        yield running


def asked(inside: Inside, name: str, **query: str) -> tuple[int, str, str]:
    """Status, media type and content of a handshake."""
    path = f"/webhooks/{name}?{urlencode(query)}"
    [answer] = inside.ask([("GET", path, [], b"")])
    return answer.status_code, answer.headers["content-type"].split(";")[0], answer.text


GOOD = {"hub.mode": "subscribe", "hub.verify_token": "shake", "hub.challenge": "1158201444"}


@pytest.mark.parametrize("name", META)
@pytest.mark.parametrize("challenge", ["1158201444", "", "<script>alert(1)</script>", "é 🙂"])
def test_the_right_token_gets_the_challenge_back(inside: Inside, name: str, challenge: str) -> None:
    assert asked(inside, name, **{**GOOD, "hub.challenge": challenge}) == (200, "text/plain", challenge)


@pytest.mark.parametrize("name", META)
@pytest.mark.parametrize(
    "wrong",
    [
        {"hub.verify_token": "wrong"},
        {"hub.verify_token": ""},
        {"hub.verify_token": ABSENT},
        {"hub.verify_token": "SHAKE"},
        {"hub.verify_token": "shake "},
        {"hub.verify_token": "shak"},
        {"hub.verify_token": "shake\0"},
        {"hub.verify_token": "sháke"},
        {"hub.mode": ABSENT},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": "SUBSCRIBE"},
    ],
)
def test_any_other_token_is_refused(inside: Inside, name: str, wrong: dict[str, str]) -> None:
    query = {each: value for each, value in (GOOD | wrong).items() if value != ABSENT}
    status, media_type, content = asked(inside, name, **query)
    assert (status, media_type) == (403, "application/problem+json")
    assert "1158201444" not in content


@pytest.mark.parametrize("name", CHANNELS)
def test_without_a_question_there_is_no_handshake(inside: Inside, name: str) -> None:
    assert asked(inside, name)[0] == 403


@pytest.mark.parametrize("name", ["telegram", "sms", "chatwoot"])
def test_who_asks_for_no_handshake_gets_none(inside: Inside, name: str) -> None:
    assert asked(inside, name, **GOOD)[0] == 403


@pytest.mark.parametrize("name", CHANNELS)
def test_a_closed_channel_knows_nobody(closed: Inside, apps: dict[str, App], name: str) -> None:
    """Neither a genuine call, nor a forged one, nor a handshake."""
    app = apps[name]
    body = app.body(app.message(app.new_sender(), "Bonjour", "m1", 0))
    signed = [(key.encode(), value.encode()) for key, value in app.signed(body).items()]
    empty = [(key.lower().encode(), b"") for key in app.signed(body)]
    calls = [("POST", f"/webhooks/{name}", headers, body) for headers in (signed, empty, [])]
    calls.append(("GET", f"/webhooks/{name}?{urlencode(GOOD)}", [], b""))
    assert [answer.status_code for answer in closed.ask(calls)] == [404] * 4
    assert closed.conversations() == set()


def test_a_channel_that_nobody_wrote_is_none(inside: Inside) -> None:
    paths = ("signal", "WhatsApp", "whatsapp%00", "..%2fwhatsapp", "whatsapp/", "%F0%9F%99%82")
    answers = inside.ask([("POST", f"/webhooks/{path}", [], b"{}") for path in paths])
    assert {answer.status_code for answer in answers} <= {404, 307, 405}
    assert {answer.status_code for answer in answers} & {404} == {404}


def wished(app: App) -> dict[str, Any]:
    written = {key.removeprefix("VIGIE_").lower(): value for key, value in app.settings().items()}
    return {"public_url": "https://help.example", **written}


@pytest.mark.parametrize("name", [*CHANNELS, "generic"])
@pytest.mark.parametrize("value", [None, ""])
def test_without_one_of_its_secrets_a_channel_is_closed(
    apps: dict[str, App], name: str, value: str | None
) -> None:
    complete, channel = wished(apps[name]), apps[name].name
    assert list(open_channels(Settings(**complete))) == [channel]
    own_address = ("chatwoot_api", "sms_api") if name in ("chatwoot", "generic") else ()
    needed = [each for each in complete if each != "sms_provider"]
    needed = [each for each in needed if not each.endswith("_api") or each in own_address]
    # An empty address is a mistake, and Vigie does not start.
    for each in [each for each in needed if value is None or not each.endswith(("_url", "_api"))]:
        lacking = Settings(**{**complete, each: value})
        assert list(open_channels(lacking)) == [], each
        assert missing_settings(lacking)[channel] == [each]


def comparisons(source: Path) -> Iterator[tuple[str, ast.Compare]]:
    """Those in the functions where a call is proved."""
    for function in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef) and function.name in PROVING:
            for node in ast.walk(function):
                if isinstance(node, ast.Compare):
                    yield f"{source.name}: {ast.unparse(node)}", node


def test_nothing_that_is_secret_is_compared_with_the_equals_sign() -> None:
    """Only with a constant, or a distance in time."""
    found = [each for source in SOURCES for each in comparisons(source)]
    assert found
    for where, node in found:
        sides = [node.left, *node.comparators]
        equals = any(isinstance(each, ast.Eq | ast.NotEq | ast.In | ast.NotIn) for each in node.ops)
        assert not equals or any(isinstance(each, ast.Constant) for each in sides), where


def test_there_is_one_place_that_compares() -> None:
    places = [source.name for source in SOURCES if "compare_digest" in source.read_text(encoding="utf-8")]
    assert places == ["base.py"]


def test_every_channel_asks_for_a_proof() -> None:
    """Each `verify` ends in the one comparison."""
    asking = set()
    for source in SOURCES:
        for function in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and function.name == "verify":
                called = {
                    node.func.id
                    for node in ast.walk(function)
                    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                }
                if called & {"require_same", "require_signature"}:
                    asking.add(source.stem)
    assert asking == {"meta", "telegram", "twilio", "table_sms", "chatwoot"}
