"""The core journeys, on every channel, in both languages, within what each app can show."""

import re
from dataclasses import dataclass

import httpx
import pytest

from tests.adviser import Adviser
from tests.api.channels.people import APPS, App, Person, Shown
from tests.running_vigie import RunningVigie

CHANNELS = [kind.name for kind in APPS]
LINK = re.compile(r"/f#([\w-]{22})")
# A name of the dialogue that a person must never see.
INTERNAL = re.compile(r"utter_|/ask_|/affirm|\{[a-z]|ask_[a-z]+_")


@dataclass(frozen=True)
class Words:
    """What somebody writes, and what they must read."""

    language: str
    stolen: str
    stolen_answer: str
    notified: str
    have_reference: str
    complain: str
    complain_answer: str
    scam: str
    scam_answer: str
    human: str
    agree: str
    waits: str


FRENCH = Words(
    language="fr",
    stolen="Quelles données ont été volées ?",
    stolen_answer="pirates ont eu accès",
    notified="Suis-je concerné par la fuite ?",
    have_reference="référence",
    complain="Où porter plainte ?",
    complain_answer="porter plainte sur place",
    scam="J'ai reçu ce SMS : « Ameli : votre carte Vitale expire, mettez à jour vos informations sur "
    "http://ameli-carte-renouvellement.info »",
    scam_answer="très probablement une arnaque",
    human="Je veux parler à une personne",
    agree="Oui",
    waits="personne",
)
ENGLISH = Words(
    language="en",
    stolen="Which data were stolen?",
    stolen_answer="hackers had access",
    notified="Am I in the leak? Is my data in it?",
    have_reference="reference",
    complain="Where do I file a complaint?",
    complain_answer="file a complaint in person",
    scam='I got this text message: "Ameli: your carte Vitale expires, update your details on '
    'http://ameli-carte-renouvellement.info"',
    scam_answer="very likely a scam",
    human="I want to talk to a person",
    agree="Yes",
    waits="person",
)


@pytest.fixture(params=CHANNELS)
def app(request: pytest.FixtureRequest, apps: dict[str, App], connected: RunningVigie) -> App:
    assert connected.process.poll() is None
    return apps[request.param]


@pytest.fixture(params=[FRENCH, ENGLISH], ids=["fr", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    found: Words = request.param
    return found


def greeted(app: App, words: Words) -> Person:
    """Somebody whose first message was answered."""
    person = Person(app).writes(words.stolen)
    person.reads(2)
    return person


def clean(shown: list[Shown]) -> str:
    """All of it, once nothing internal was found in it."""
    text = "\n".join(message.text for message in shown)
    titles = [title for message in shown for title in message.choices]
    assert not INTERNAL.search(text), text
    assert not any(INTERNAL.search(title) or title.endswith("…") for title in titles), titles
    return plain(text)


def plain(text: str) -> str:
    """Without the signs that a text message cannot hold."""
    return text.replace("’", "'").replace("\u202f", " ").replace("\xa0", " ")


def test_what_was_stolen(app: App, words: Words) -> None:
    greeting, *answer = Person(app).writes(words.stolen).reads(2)
    assert "machine" in greeting.text
    assert "STOP" in greeting.text
    assert words.stolen_answer in clean(answer)
    assert answer[-1].choices, "nothing to go on with"


def test_complaint_route_by_choices(app: App, words: Words) -> None:
    person = greeted(app, words)
    answer = person.writes(words.complain).reads()
    assert words.complain_answer in clean(answer)
    person.presses(list(answer[-1].choices)[1])
    assert clean(person.reads())


def test_scam_that_was_received(app: App, words: Words) -> None:
    answer = greeted(app, words).writes(words.scam).reads()
    text = clean(answer)
    assert words.scam_answer in text
    # What to do is never among what was left out, and the address can not be tapped.
    assert {"fr": "n'ouvrez aucun lien", "en": "open no link"}[words.language] in text
    assert "ameli-carte-renouvellement.info" not in text


def test_verification_goes_by_link(app: App, words: Words, connected: RunningVigie) -> None:
    person = greeted(app, words)
    asked = person.writes(words.notified).reads()
    leads = [title for title in asked[-1].choices if words.have_reference in title.lower()]
    person.presses(leads[0])
    shown = person.reads()
    token = LINK.search(clean(shown))
    assert token is not None, shown
    page = httpx.post(
        f"{connected.address}/f",
        data={"action": "open", "link": token[1]},
        headers={"Accept-Language": words.language},
    )
    assert page.status_code == 200
    assert 'name="birth_date"' in page.text


def test_danger_is_answered_whole(app: App, words: Words) -> None:
    threat = {"fr": "Il est devant ma porte et il va me tuer", "en": "He is at my door and he will kill me"}
    answer = clean(Person(app).writes(threat[words.language]).reads(2))
    for number in ("17", "112", "114", "3114", "15"):
        assert number in answer


@pytest.mark.parametrize("app", [name for name in CHANNELS if name != "chatwoot"], indirect=True)
def test_hand_over(app: App, words: Words, connected: RunningVigie) -> None:
    """Chatwoot's people have a desk of their own: test_own_desk.py."""
    adviser = Adviser(connected, f"{app.name}-{words.language}")
    adviser.get("/queue")
    person = greeted(app, words)
    offer = person.writes(words.human).reads()
    person.presses(next(title for title in offer[-1].choices if title.startswith(words.agree)))
    assert words.waits in clean(person.reads())
    case = next(each for each in adviser.waiting() if each["channel"] == app.name)
    adviser.take(case["id"])
    assert clean(person.reads(2))
    person.writes({"fr": "Bonjour, vous êtes là ?", "en": "Hello, are you there?"}[words.language])
    answer = {"fr": "Bonjour, je vous aide.", "en": "Hello, I can help you."}[words.language]
    adviser.write(case["id"], answer)
    assert answer in person.read_text()
    adviser.give_back(case["id"])
    assert clean(person.reads(2))
    assert words.stolen_answer in clean(person.writes(words.stolen).reads())
