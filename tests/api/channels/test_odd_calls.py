"""Every kind of call that a provider documents, and calls that none should make."""

import copy
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.channels.base import Received, Unreadable
from bot.messaging.incoming import Brought, Incoming, Report
from tests.api.channels.recordings import CHANNELS, Recording, received, recordings, told

RECORDINGS = recordings()
SENT_AT = 1764000000
IN_JSON = [name for name in CHANNELS if name != "twilio"]
TIMED = ("whatsapp", "messenger", "telegram")
# One sign after another that nobody writes, and signs that many programs cannot keep.
TEXTS = {
    "an emoji of seven parts": "👩‍❤️‍💋‍👨 oui",
    "written from the right": "\u202eمرحبا\u202c oui",
    "NUL": "oui\0non",
    "half a sign": "oui \ud800 non",
    "the other half": "\udfff",
    "ten thousand marks": "a" + "\u0301\u0323" * 5000,
    "blanks of all kinds": "\u00a0\u2003\u200b\ufeff/ask_cnil",
    "line ends": "un\r\ndeux\u2028trois\x85",
}


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda each: f"{each.channel}: {each.case}")
def test_what_is_understood(recording: Recording) -> None:
    brought = CHANNELS[recording.channel].parse(received(recording.channel, recording.call))
    assert told(brought, recording.sender) == recording.told
    for each in brought:
        if isinstance(each, Incoming) and recording.channel in TIMED and each.payload is None:
            assert each.sent_at == SENT_AT


def test_no_two_messages_have_one_id() -> None:
    """But for the one that is told twice."""
    seen: dict[tuple[str, str], str] = {}
    for recording in RECORDINGS:
        if recording.case in ("twice the same in one batch", "postback without an id"):
            continue
        for each in CHANNELS[recording.channel].parse(received(recording.channel, recording.call)):
            if isinstance(each, Incoming):
                assert seen.setdefault((recording.channel, each.message_id), recording.case) == recording.case


@pytest.mark.parametrize("name", TIMED)
def test_an_edit_is_another_message(name: str) -> None:
    """It comes under the id of the first, which was taken."""
    case = next(each for each in RECORDINGS if each.channel == name and each.case == "edit")
    [edit] = CHANNELS[name].parse(received(name, case.call))
    assert isinstance(edit, Incoming)
    assert (edit.unread, edit.text) == ("edited", "")
    if name == "telegram":
        first = {"message": {k: v for k, v in case.call["edited_message"].items() if k != "edit_date"}}
        [message] = CHANNELS[name].parse(received(name, first))
        assert isinstance(message, Incoming)
        assert message.message_id != edit.message_id


@pytest.mark.parametrize("code", ["fr", "en", "fr-CA", "de", "", None])
def test_the_language_of_the_app(code: str | None) -> None:
    case = next(each for each in RECORDINGS if each.channel == "telegram" and each.case == "text")
    call = copy.deepcopy(case.call)
    call["message"]["from"]["language_code"] = code
    [message] = CHANNELS["telegram"].parse(received("telegram", call))
    assert isinstance(message, Incoming)
    assert message.language == {"fr": "fr", "en": "en", "fr-CA": "fr"}.get(code or "")


@pytest.mark.parametrize("name", IN_JSON)
@pytest.mark.parametrize("kind", TEXTS)
def test_any_sign_is_kept_or_left_out(name: str, kind: str) -> None:
    """What cannot be kept does not keep the rest from being read."""
    case = next(each for each in RECORDINGS if each.channel == name and each.case == "text")
    said = case.told[0].removeprefix("says ")
    body = json.dumps(case.call).replace(json.dumps(said)[1:-1], json.dumps(TEXTS[kind])[1:-1])
    [message] = CHANNELS[name].parse(Received({}, body.encode()))
    assert isinstance(message, Incoming)
    assert message.text.encode().decode() == TEXTS[kind].encode("utf-8", "replace").decode()


@pytest.mark.parametrize("kind", [each for each in TEXTS if "half" not in each])
def test_any_sign_in_a_form(kind: str) -> None:
    fields = {"MessageSid": "SM" + "1" * 32, "From": "+33612345678", "Body": TEXTS[kind]}
    [message] = CHANNELS["twilio"].parse(Received({}, urlencode(fields).encode()))
    assert isinstance(message, Incoming)
    assert message.text == TEXTS[kind]


@pytest.mark.parametrize("name", IN_JSON)
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"{]", b"nul", b"\xff\xfe", b"\x80", b'{"a": "\xe9"}', b"[" * 100_000, b"9" * 5000, b"{}{}"],
    ids=["nothing", "begun", "crossed", "word", "mark", "byte", "latin", "deep", "long number", "two"],
)
def test_what_is_no_json_is_unreadable(name: str, body: bytes) -> None:
    with pytest.raises(Unreadable):
        CHANNELS[name].parse(Received({}, body))


@pytest.mark.parametrize("name", ["whatsapp", "messenger"])
@pytest.mark.parametrize(
    "content", [{"object": "instagram", "entry": []}, {}, [], None, 7, "x", {"object": ["page"]}]
)
def test_another_product_is_unreadable(name: str, content: Any) -> None:
    with pytest.raises(Unreadable):
        CHANNELS[name].parse(received(name, content))


# Of every kind that JSON knows, in place of what should be there.
PLAIN = (None, True, False, 0, -1, 7, 2**63, 10**30, 1.5, float("nan"), "", "x", "\0", "\ud800", "9" * 40)
NESTED: tuple[Any, ...] = (
    [],
    {},
    [None],
    [[]],
    [{}],
    {"id": None},
    {"id": {"id": 1}},
    {"id": [1]},
    ["x", 1, None, {}],
    {"": ""},
)
STRANGE = st.sampled_from([*PLAIN, *NESTED])


def places(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value, the whole of it too."""
    yield path
    items = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for name, value in items:
        yield from places(value, (*path, name))


def put(content: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    inside = content
    for name in path[:-1]:
        inside = inside[name]
    inside[path[-1]] = value
    return content


def assert_sound(brought: list[Brought]) -> None:
    """What the mailroom may rely on."""
    for each in brought:
        if isinstance(each, Report):
            assert (type(each.reference), type(each.reason), type(each.delivered)) == (str, str, bool)
            assert each.reference
            continue
        assert type(each.sender) is str
        assert each.sender not in ("", "None", "null", "True", "False", "{}", "[]")
        each.sender.encode()
        if isinstance(each, Incoming):
            assert (type(each.message_id), type(each.text), type(each.sent_at)) == (str, str, int)
            assert each.message_id
            assert each.sent_at >= 0
            assert each.payload is None or type(each.payload) is str
            (each.text + (each.payload or "")).encode()


@pytest.mark.parametrize("name", IN_JSON)
def test_one_strange_value_in_every_place(name: str) -> None:
    """Systematically, one after the other."""
    tried = 0
    for recording in (each for each in RECORDINGS if each.channel == name):
        for path in places(recording.call):
            for value in (*PLAIN[:4], -1.5, *PLAIN[10:14], *NESTED[:7]):
                call = put(copy.deepcopy(recording.call), path, value)
                tried += 1
                try:
                    assert_sound(list(CHANNELS[name].parse(received(name, call))))
                except Unreadable:
                    assert len(path) <= 1
    assert tried > 400


@settings(max_examples=400)
@given(st.data())
def test_several_strange_values_at_once(data: st.DataObject) -> None:
    recording = data.draw(st.sampled_from([each for each in RECORDINGS if each.channel != "twilio"]))
    call = copy.deepcopy(recording.call)
    for _ in range(data.draw(st.integers(1, 6))):
        path = data.draw(st.sampled_from(list(places(call))))
        call = put(call, path, copy.deepcopy(data.draw(STRANGE)))
    channel = CHANNELS[recording.channel]
    try:
        assert_sound(list(channel.parse(received(recording.channel, call))))
        channel.acknowledge(received(recording.channel, call))
    except Unreadable:
        pass


@given(
    st.dictionaries(
        st.sampled_from(["MessageSid", "From", "Body", "NumMedia", "MessageStatus", "X"]), st.text()
    )
)
def test_any_form(fields: dict[str, str]) -> None:
    body = urlencode(fields, errors="replace").encode()
    assert_sound(list(CHANNELS["twilio"].parse(Received({}, body))))
