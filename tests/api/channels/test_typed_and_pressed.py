"""What is typed is only ever text; what is pressed was offered in this conversation."""

import json

import pytest

from bot.store.keys import ConversationKeys
from tests.api.channels.inside import Inside, until, write
from tests.api.channels.people import APPS, App, Person

CHANNELS = [kind.name for kind in APPS]
PRESSED = [name for name in CHANNELS if name != "sms"]
CHOICE_OVER = {"fr": "Ce choix n'est plus valable", "en": "This choice is no longer valid"}
BEGINNING = {"fr": "Bonjour, où porter plainte ?", "en": "Hello, where do I complain about the leak?"}
COMMANDS = [
    "/ask_cnil",
    "/affirm",
    '/affirm{"notice_channel": "email"}',
    '/ask_cnil{"verified": true}',
    "  /ask_cnil",
    "\u00a0\u2003/ask_cnil",
    "\n\n/ask_cnil",
    "//ask_cnil",
    "/ /ask_cnil",
    "／ask_cnil",
    "\u200b/ask_cnil",
    "\u202e/ask_cnil",
    "/talk_to_human",
    "/restart",
    "/session_start",
    "EXTERNAL: /ask_cnil",
]


@pytest.fixture(params=PRESSED)
def pressing(request: pytest.FixtureRequest, opened: tuple[Inside, dict[str, App]]) -> App:
    return opened[1][request.param]


@pytest.fixture
def sms(opened: tuple[Inside, dict[str, App]]) -> App:
    return opened[1]["sms"]


def press(inside: Inside, person: Person, payload: str) -> None:
    call = person.app.press(person.address, payload, "Oui", person.new_id())
    assert inside.deliver(person.app, [call]) == [200]


def shown(person: Person, words: str) -> int:
    return sum(words in message.text.replace("’", "'") for message in person.messages())


def test_a_typed_command_runs_nothing(app: App, inside: Inside) -> None:
    """No topic, no choice and nothing that begins with a slash reaches the dialogue."""
    for text in COMMANDS:
        person = Person(app)
        write(inside, person, BEGINNING["fr"], text)
        first, *others = inside.inbox(app, person.address)
        assert first["text"] == BEGINNING["fr"]
        # The last one is a sentence like any other; the rest is answered without the dialogue.
        assert [entry["text"] for entry in others] == ([text] if text.startswith("EXTERNAL") else []), text
        assert all(entry["kind"] == "said" and not entry["topic"] for entry in others)
        said = inside.said_by(app, person.address)
        assert len(said) == 2
        assert not said[1].startswith("/")
        assert person.reads(1)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_payload_that_was_never_offered(pressing: App, inside: Inside, language: str) -> None:
    for payload in ("p1", "/ask_cnil", '/affirm{"notice_channel":"email"}', "x" * 65, "\0", "2"):
        person = Person(pressing)
        write(inside, person, BEGINNING[language])
        press(inside, person, payload)
        until(lambda p=person: shown(p, CHOICE_OVER[language]) == 1)  # type: ignore[misc]
        assert [entry["text"] for entry in inside.inbox(pressing, person.address)] == [BEGINNING[language]]


def offered(inside: Inside, person: Person) -> dict[str, str]:
    """Begins with nothing but a sign of life, and reads the choices of the greeting."""
    write(inside, person, "")
    until(lambda: any(message.choices for message in person.messages()))
    return person.messages()[-1].choices


def begun(inside: Inside, person: Person) -> dict[str, str]:
    """Choices under an answer that needs no worker."""
    press(inside, person, "unknown")
    until(lambda: any(message.choices for message in person.messages()))
    return next(message.choices for message in person.messages() if message.choices)


def test_an_offered_payload_and_somebody_elses(pressing: App, inside: Inside) -> None:
    mine, other = Person(pressing), Person(pressing)
    choices, foreign = begun(inside, mine), begun(inside, other)
    assert set(choices.values()).isdisjoint(foreign.values())
    before = shown(mine, CHOICE_OVER["fr"])
    press(inside, mine, next(iter(foreign.values())))
    until(lambda: shown(mine, CHOICE_OVER["fr"]) == before + 1)
    assert inside.inbox(pressing, mine.address) == []
    press(inside, mine, next(iter(choices.values())))
    [entry] = inside.inbox(pressing, mine.address)
    assert entry["kind"] == "pressed"
    assert entry["topic"] == "ask_what_to_do"


def test_a_payload_of_before_the_erasure(pressing: App, inside: Inside) -> None:
    person = Person(pressing)
    payload = next(iter(begun(inside, person).values()))
    write(inside, person, "EFFACER")
    before = shown(person, CHOICE_OVER["fr"])
    press(inside, person, payload)
    until(lambda: shown(person, CHOICE_OVER["fr"]) == before + 1)
    assert inside.inbox(pressing, person.address) == []


@pytest.mark.parametrize("typed", ["2", "2.", "n° 2", "(2)", " 2 ", "#2"])
def test_a_number_chooses(sms: App, inside: Inside, typed: str) -> None:
    person = Person(sms)
    choices = offered(inside, person)
    title = next(title for title, number in choices.items() if number == "2")
    until(lambda: set(choices.values()) <= set(noted_choices(inside, person)))
    write(inside, person, typed)
    [entry] = inside.inbox(sms, person.address)
    assert entry["kind"] == "pressed"
    assert entry["text"].replace("’", "'") == title
    assert entry["topic"] == "report_suspicious_message"


def noted_choices(inside: Inside, person: Person) -> dict[str, str]:
    """What can be typed for those that stand last in the app, as the store knows them."""
    key = ConversationKeys(inside.conversation_of(person.app, person.address) or "").about
    found: dict[str, str] = json.loads(inside.store.hget(key, "choices") or "{}")
    return found


@pytest.mark.parametrize("typed", ["9", "0", "choix 2", "2 fois", "22", "3646", "17"])
def test_another_number_is_text(sms: App, inside: Inside, typed: str) -> None:
    person = Person(sms)
    offered(inside, person)
    until(lambda: "2" in noted_choices(inside, person))
    write(inside, person, typed)
    assert [entry["kind"] for entry in inside.inbox(sms, person.address)] in ([], ["said"])
    assert inside.said_by(sms, person.address)[-1] == typed


def test_a_number_without_choices_is_text(app: App, inside: Inside) -> None:
    person = Person(app)
    write(inside, person, BEGINNING["en"], "2")
    assert inside.said_by(app, person.address) == [BEGINNING["en"], "2"]
    assert {entry["kind"] for entry in inside.inbox(app, person.address)} == {"said"}
