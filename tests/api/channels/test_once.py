"""However often, in whatever order, at what moment a message comes: it is said once, in one conversation."""

import random
import re
import time
from typing import Any

import pytest

from bot.redaction.masks import MASKS
from tests.api.channels.inside import Inside, until
from tests.api.channels.people import APPS, App, Person
from tests.left_behind import secrets_left_in

CHANNELS = [kind.name for kind in APPS]
COPIES = 5
FRENCH = (
    "Quelles données ont été volées ?",
    "Où porter plainte ?",
    "Et mon mot de passe ?",
    "Merci beaucoup",
)
ENGLISH = ("Which data were stolen?", "Where do I complain?", "And my password?", "Thank you very much")
GREETINGS = {"fr": "Je suis Vigie", "en": "I am Vigie"}
ERASED = {"fr": "tout ce que nous gardions", "en": "everything that we kept"}


def written(app: App, person: Person, texts: tuple[str, ...]) -> list[Any]:
    """Their messages as calls, a second after each other."""
    begun = int(time.time()) - len(texts)
    return [
        app.message(person.address, text, person.new_id(), begun + number)
        for number, text in enumerate(texts)
    ]


def again(content: dict[str, Any], number: int) -> dict[str, Any]:
    """The same message in another call: every second one is the same to the last byte."""
    return content if number % 2 else {**content, "redelivery": str(number)}


def greetings(person: Person) -> int:
    shown = "\n".join(message.text for message in person.messages())
    return sum(len(re.findall(re.escape(words), shown)) for words in GREETINGS.values())


def test_each_message_five_times(app: App, inside: Inside) -> None:
    """At once, then all of them shuffled: one entry each, in the order in which they first came."""
    people = {Person(app): texts for texts in (FRENCH, ENGLISH, FRENCH[::-1])}
    calls = {person: written(app, person, texts) for person, texts in people.items()}
    before = inside.conversations()
    for number in range(len(FRENCH)):
        first = [again(calls[person][number], copy) for copy in range(COPIES) for person in people]
        assert set(inside.deliver(app, first, at_once=15)) == {200}
    shuffled = [again(call, copy) for mine in calls.values() for call in mine for copy in range(COPIES)]
    random.Random(app.name).shuffle(shuffled)
    assert set(inside.deliver(app, shuffled, at_once=16)) == {200}
    for person, texts in people.items():
        assert inside.said_by(app, person.address) == list(texts)
        assert [entry["text"] for entry in inside.inbox(app, person.address)] == list(texts)
        person.reads(1)
    assert len(inside.conversations() - before) == len(people)
    time.sleep(0.5)
    assert [greetings(person) for person in people] == [1, 1, 1]


@pytest.mark.parametrize(
    ("language", "texts", "command"),
    [("fr", FRENCH, "Effacer."), ("en", ENGLISH, "ERASE"), ("fr", FRENCH, "éFFACER")],
)
def test_what_was_erased_is_not_said_again(
    app: App, inside: Inside, language: str, texts: tuple[str, ...], command: str
) -> None:
    person = Person(app)
    calls = written(app, person, texts)
    assert set(inside.deliver(app, calls)) == {200}
    earlier = inside.conversation_of(app, person.address)
    assert earlier is not None
    calls += written(app, person, (command,))
    assert inside.deliver(app, calls[-1:]) == [200]
    until(lambda: any(ERASED[language] in message.text for message in person.messages()))
    late = [again(call, copy) for call in calls for copy in range(COPIES)]
    random.Random(command).shuffle(late)
    assert set(inside.deliver(app, late, at_once=16)) == {200}
    time.sleep(0.5)
    assert inside.said_by(app, person.address) == []
    assert inside.inbox(app, person.address) == []
    assert sum(ERASED[language] in message.text for message in person.messages()) == 1
    assert [key for key in inside.store.keys(f"*{earlier}*") if inside.store.type(key) != "zset"] == []
    # Somebody who writes again is in that conversation, and nobody greets them a second time.
    assert inside.deliver(app, written(app, person, texts[:1])) == [200]
    assert inside.said_by(app, person.address) == [texts[0]]


def test_two_first_messages_at_the_same_moment(app: App, inside: Inside) -> None:
    """Ten people, each of whom begins with two messages at once."""
    people = [Person(app) for _ in range(10)]
    before = inside.conversations()
    calls = [call for person in people for call in written(app, person, ENGLISH[:2])]
    assert set(inside.deliver(app, calls, at_once=20)) == {200}
    assert len(inside.conversations() - before) == len(people)
    for person in people:
        assert sorted(inside.said_by(app, person.address)) == sorted(ENGLISH[:2])
        person.reads(1)
    time.sleep(0.5)
    assert [greetings(person) for person in people] == [1] * len(people)


def test_they_erased_it_elsewhere_and_write_several_messages_at_once(app: App, inside: Inside) -> None:
    """On a page of Vigie: the app's own memory of it is older."""
    people = [Person(app) for _ in range(10)]
    assert set(inside.deliver(app, [written(app, person, FRENCH[:1])[0] for person in people])) == {200}
    for person in people:
        person.reads(1)
        inside.run(
            inside.messaging.stores.conversations.erase(inside.conversation_of(app, person.address) or "")
        )
    before = inside.conversations()
    calls = [call for person in people for call in written(app, person, FRENCH)]
    assert set(inside.deliver(app, calls, at_once=40)) == {200}
    until(lambda: all(greetings(person) >= 2 for person in people))
    time.sleep(1)
    assert len(inside.conversations() - before) == len(people)
    assert [greetings(person) for person in people] == [2] * len(people)
    assert all(sorted(inside.said_by(app, person.address)) == sorted(FRENCH) for person in people)


def test_nothing_of_a_person_is_kept_in_clear(
    app: App, inside: Inside, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither in the store, nor in its files, nor in what is logged."""
    person, number, card = Person(app), "1 84 12 75 116 001 42", "4970 1000 0000 0007"
    texts = (
        f"Mon numéro est {number}, que faire ?",
        f"My card is {card}, what should I do?",
        "Je suis camille.durand@example.org, au 06 12 99 88 77",
    )
    ids = [person.new_id() + "9081726354" for _ in texts]
    for text, message_id in zip(texts, ids, strict=True):
        content = app.message(person.address, text, message_id, int(time.time()))
        assert inside.deliver(app, [content]) == [200]
    said = inside.said_by(app, person.address)
    assert len(said) == len(texts)
    assert all(any(mask in text for mask in MASKS.values()) for text in said)
    person.reads(1)
    secret = [person.address, *ids, number, card, "camille.durand", "06 12 99 88 77", number.replace(" ", "")]
    references = [value for taken in app.provider.taken if (value := taken.headers.get("authorization"))]
    time.sleep(1.2)  # the store writes its file every second
    kept = inside.everything()
    files = {
        path.name: path.read_bytes().decode("latin-1")
        for path in inside.data_dir.rglob("*")
        if path.is_file()
    }
    assert (inside.conversation_of(app, person.address) or "?") in kept
    assert any(inside.conversation_of(app, person.address) or "-" in content for content in files.values())
    log = capfd.readouterr().out
    assert "received" in log
    for each in (*secret, *references):
        assert each not in kept
        assert each not in log
        assert [name for name, content in files.items() if each in content] == []
    assert secrets_left_in(inside.data_dir) == []
