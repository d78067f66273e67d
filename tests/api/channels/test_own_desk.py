"""Chatwoot: Vigie answers only while nobody else does, and passes on who asks for a person."""

import time

import pytest

from tests.adviser import Adviser
from tests.api.channels.people import App, ChatwootApp, Person
from tests.running_vigie import RunningVigie


@pytest.fixture
def chatwoot(apps: dict[str, App], connected: RunningVigie) -> ChatwootApp:
    assert connected.process.poll() is None
    app = apps["chatwoot"]
    assert isinstance(app, ChatwootApp)
    return app


def calls_about(app: ChatwootApp, person: Person) -> list[tuple[str, dict[str, object]]]:
    """What Vigie asked of Chatwoot for this conversation: the last part of the path, and the body."""
    mine = [taken for taken in app.provider.taken if app.sent_to(taken) == person.address]
    return [(taken.path.rpartition("/")[2], taken.body) for taken in mine]


@pytest.mark.parametrize(
    ("asks", "agrees", "told", "noted"),
    [
        ("Je veux parler à une personne", "Oui, passez la conversation", "Je me tais maintenant", "français"),
        ("I want to talk to a person", "Yes, pass it on", "I am silent now", "English"),
    ],
)
def test_a_person_is_asked_for(
    chatwoot: ChatwootApp, connected: RunningVigie, asks: str, agrees: str, told: str, noted: str
) -> None:
    person = Person(chatwoot).writes(asks)
    assert any(agrees in message.choices for message in person.reads(2))
    person.presses(agrees)
    assert told in person.read_text()
    chatwoot.provider.wait_until(
        lambda _: ("toggle_status", {"status": "open"}) in calls_about(chatwoot, person)
    )
    note = next(body for what, body in calls_about(chatwoot, person) if body.get("private"))
    assert noted in str(note["content"])
    # It is not in the list of Vigie's own desk, and nothing is passed on twice.
    assert all(case["channel"] != "chatwoot" for case in Adviser(connected, f"own-{noted[:2]}").waiting())
    time.sleep(0.5)
    assert [what for what, _ in calls_about(chatwoot, person)].count("toggle_status") == 1


def test_silent_while_its_people_answer(chatwoot: ChatwootApp) -> None:
    person = Person(chatwoot).writes("Which data were stolen?")
    person.reads(2)
    before = len(calls_about(chatwoot, person))
    for status in ("open", "resolved", "snoozed"):
        event = chatwoot.event(person.address, person.new_id(), status=status, content="What should I do?")
        assert chatwoot.deliver(event).status_code == 200
    time.sleep(1)
    assert len(calls_about(chatwoot, person)) == before
    # Given back to the bot, it answers again.
    assert person.writes("What should I do?").reads()
