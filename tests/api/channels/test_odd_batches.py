"""Odd calls through the whole door: batches, junk that is signed, and calls of several megabytes."""

import itertools
import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.api.channels.inside import Inside, started
from tests.api.channels.people import APPS, App, WhatsAppApp
from tests.api.channels.recordings import recordings
from tests.api.channels.test_odd_calls import TEXTS

CHANNELS = [kind.name for kind in APPS]
MEGABYTE = 1024 * 1024
NUMBERS = itertools.count(10**6)
# Meta: up to a thousand changes in one call.
PEOPLE, MESSAGES = 200, 5
LONG = ("Bonjour, je voudrais savoir si mes données ont été volées. " * 80)[:3300]


@pytest.fixture(scope="module")
def apps() -> Iterator[dict[str, App]]:
    opened: dict[str, App] = {kind.name: kind() for kind in APPS}
    yield opened
    for app in opened.values():
        app.provider.close()


@pytest.fixture(scope="module")
def inside(apps: dict[str, App], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    with started(tmp_path_factory.mktemp("batches"), *apps.values()) as running:
        yield running


@pytest.fixture
def whatsapp(apps: dict[str, App]) -> WhatsAppApp:
    app = apps["whatsapp"]
    assert isinstance(app, WhatsAppApp)
    return app


def new_id() -> str:
    return f"{next(NUMBERS)}"


def text(app: WhatsAppApp, sender: str, message_id: str, at: float, said: str) -> dict[str, Any]:
    return app.one(sender, message_id, int(at), type="text", text={"body": said})


def delivered(inside: Inside, app: App, content: Any) -> int:
    return signed(inside, app, app.body(content)).status_code


def signed(inside: Inside, app: App, body: bytes) -> httpx.Response:
    headers = [(name.encode(), value.encode()) for name, value in app.signed(body).items()]
    [answer] = inside.ask([("POST", f"/webhooks/{app.name}", headers, body)])
    return answer


def test_messages_of_a_batch_are_taken_in_the_order_they_were_written(
    whatsapp: WhatsAppApp, inside: Inside
) -> None:
    now = time.time()
    camille, john = whatsapp.new_sender(), whatsapp.new_sender()
    told = [
        text(whatsapp, camille, "o3", now - 1, "Troisième message"),
        text(whatsapp, john, "j2", now - 7, "The second message"),
        text(whatsapp, camille, "o1", now - 9, "Premier message"),
        text(whatsapp, john, "j1", now - 8, "The first message"),
        text(whatsapp, camille, "o2", now - 5, "Deuxième message"),
        text(whatsapp, camille, "o1", now - 9, "Premier message"),
    ]
    assert delivered(inside, whatsapp, whatsapp.batch(told)) == 200
    assert inside.said_by(whatsapp, camille) == ["Premier message", "Deuxième message", "Troisième message"]
    assert inside.said_by(whatsapp, john) == ["The first message", "The second message"]
    waiting = [entry["text"] for entry in inside.inbox(whatsapp, camille)]
    assert waiting == ["Premier message", "Deuxième message", "Troisième message"]


def test_what_nobody_said_begins_no_conversation(apps: dict[str, App], inside: Inside) -> None:
    """Statuses, echoes, groups, events of a desk: every recorded call of which nothing is told."""
    before, quiet = inside.conversations(), 0
    for recording in recordings():
        name = {"twilio": "sms"}.get(recording.channel, recording.channel)
        said = [each for each in recording.told if not each.startswith(("delivered", "failed", "left"))]
        if name in apps and not said:
            assert delivered(inside, apps[name], recording.call) == 200, (name, recording.case)
            quiet += 1
    assert quiet > 60
    assert inside.conversations() == before


def test_every_recorded_call_is_answered(apps: dict[str, App], inside: Inside) -> None:
    """As if it came now; whoever said something has a conversation."""
    spoke = 0
    for recording in recordings():
        name = {"twilio": "sms"}.get(recording.channel, recording.channel)
        if name in apps:
            call = json.loads(json.dumps(recording.call).replace("1764000000", str(int(time.time()))))
            assert delivered(inside, apps[name], call) == 200, (name, recording.case)
            spoke += any(each.startswith(("says", "presses", "media", "voice")) for each in recording.told)
    assert spoke > 60
    for name, sender in (
        ("whatsapp", "33612345678"),
        ("whatsapp", "FR.13491208655302741918"),
        ("chatwoot", "7/42"),
    ):
        assert inside.said_by(apps[name], sender)


@pytest.mark.parametrize("name", CHANNELS)
@pytest.mark.parametrize("kind", TEXTS)
def test_any_sign_is_taken(apps: dict[str, App], inside: Inside, name: str, kind: str) -> None:
    app, sender = apps[name], apps[name].new_sender()
    said = TEXTS[kind].encode("utf-8", "replace").decode() if name == "sms" else TEXTS[kind]
    assert delivered(inside, app, app.message(sender, said, new_id(), int(time.time()))) == 200
    kept = inside.said_by(app, sender)
    assert len(kept) == 1
    assert "\0" not in kept[0]
    assert "\u202e" not in kept[0]
    if "oui" in said:
        assert "oui" in kept[0]


@pytest.mark.parametrize("name", [*CHANNELS[:3], "chatwoot"])
@pytest.mark.parametrize("place", ["payload", "sender", "id"])
def test_half_a_sign_elsewhere_breaks_nothing(
    apps: dict[str, App], inside: Inside, name: str, place: str
) -> None:
    app, sender = apps[name], apps[name].new_sender()
    payload, message_id = ("\ud800" if place == each else new_id() for each in ("payload", "id"))
    content = json.dumps(app.press(sender, payload, "Oui", message_id))
    if place == "sender":
        content = content.replace(f'"{sender}"', '"\\udfff"')
    body = content.encode()
    before = inside.conversations()
    assert signed(inside, app, body).status_code == 200
    assert len(inside.conversations()) <= len(before) + 1


# Anything in ASCII is a form, and nobody signs anything else.
@pytest.mark.parametrize("name", [name for name in CHANNELS if name != "sms"])
@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe\x00", b"[" * 50_000, b"nul"])
def test_what_is_signed_and_no_json(apps: dict[str, App], inside: Inside, name: str, body: bytes) -> None:
    """The provider is told each time: what was not understood was not taken."""
    for _ in range(2):
        answer = signed(inside, apps[name], body)
        assert (answer.status_code, answer.json()["code"]) == (400, "call_unreadable")


def test_four_megabytes_are_taken_while_others_are_answered(whatsapp: WhatsAppApp, inside: Inside) -> None:
    now, people = time.time(), [whatsapp.new_sender() for _ in range(PEOPLE)]
    told = [
        text(whatsapp, person, f"big-{person}-{number}", now - 60 + number, LONG)
        for number in range(MESSAGES)
        for person in people
    ]
    batch = whatsapp.batch(told)
    body = whatsapp.body(batch)
    size = len(body)
    assert 4 * MEGABYTE < size < 5 * MEGABYTE
    waits: list[float] = []
    over = threading.Event()

    def others() -> None:
        with httpx.Client(timeout=30) as http:
            while not over.is_set():
                message = whatsapp.message(whatsapp.new_sender(), "Bonjour", new_id(), int(time.time()))
                body, begun = whatsapp.body(message), time.monotonic()
                answer = http.post(whatsapp.webhook, content=body, headers=whatsapp.signed(body))
                waits.append(time.monotonic() - begun if answer.status_code == 200 else 99)
                time.sleep(0.05)

    beside = threading.Thread(target=others)
    beside.start()
    begun = time.monotonic()
    headers = whatsapp.signed(body)
    statuses = [httpx.post(whatsapp.webhook, content=body, headers=headers, timeout=120).status_code]
    seconds = time.monotonic() - begun
    over.set()
    beside.join()
    statuses.append(delivered(inside, whatsapp, batch))
    assert statuses == [200, 200]
    assert all(len(inside.said_by(whatsapp, person)) == MESSAGES for person in people)
    ordered = sorted(waits)
    print(f"\n{size / MEGABYTE:.1f} MB, {len(told)} messages: {seconds:.1f} s;")  # noqa: T201  # a figure to report
    print(f"{len(ordered)} others: median {ordered[len(ordered) // 2]:.3f} s, longest {ordered[-1]:.3f} s")  # noqa: T201
    assert ordered[-1] < 3


@pytest.mark.parametrize("name", CHANNELS)
def test_six_megabytes_are_refused(apps: dict[str, App], inside: Inside, name: str) -> None:
    app = apps[name]
    body = b"x" * (6 * MEGABYTE)
    headers = [(key.encode(), value.encode()) for key, value in app.signed(b"").items()]
    begun = time.monotonic()
    [answer] = inside.ask([("POST", f"/webhooks/{name}", headers, body)])
    assert answer.status_code == 413
    assert time.monotonic() - begun < 1
