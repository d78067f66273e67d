"""Who wants no more gets no more; who writes too much is told once; who is in danger is always answered."""

import time

import pytest

from bot.messaging.notices import notice_of
from tests.api.channels.inside import Inside, until, write
from tests.api.channels.people import APPS, App, Person

CHANNELS = [kind.name for kind in APPS]
MOST_IN_MINUTES = 30
STOPPED = {"fr": "nous ne vous enverrons plus rien", "en": "we will send you nothing more"}
TOO_MANY = {"fr": "beaucoup de messages en peu de temps", "en": "many messages in a short time"}
# Answered at once, without a worker.
WORDLESS = "!!!"
BEGINNING = {"fr": "Bonjour, où porter plainte ?", "en": "Hello, where do I complain about the leak?"}
DANGER = {"fr": "Il est devant ma porte et il va me tuer", "en": "He is at my door and he will kill me"}


def shown(person: Person, words: str) -> int:
    return sum(words in message.text.replace("’", "'") for message in person.messages())


def quiet(person: Person, seconds: float = 0.7) -> int:
    """How many messages there are once nothing comes any more."""
    time.sleep(seconds)
    return len(person.messages())


def answered_late(inside: Inside, person: Person, name: str) -> None:
    """As when a worker, or an agent, says something to an earlier message."""
    messaging = inside.messaging
    conversation_id = inside.conversation_of(person.app, person.address) or ""

    async def say() -> None:
        about = await messaging.stores.conversations.about(conversation_id)
        book = inside.application.state.services.book
        acceptance = notice_of(book, about, name, "utter_no_words", "sent_other")
        await messaging.stores.conversations.accept(conversation_id, acceptance)

    inside.run(say())


COMMANDS = {
    "STOP": "fr",
    "ARRET": "fr",
    "Arrêt.": "fr",
    "stop": "en",
    "Stop !": "fr",
    "/stop": "en",
    " s\u00adtop": "en",
    "ＳＴＯＰ": "en",
    "Désabonner": "fr",
    "unsubscribe": "en",
}


def test_stop_is_confirmed_once_and_kept(app: App, inside: Inside) -> None:
    people = {command: Person(app) for command in COMMANDS}
    for command, person in people.items():
        write(inside, person, BEGINNING[COMMANDS[command]])
        person.reads(1)
        write(inside, person, command)
    for command, person in people.items():
        until(lambda p=person, c=command: shown(p, STOPPED[COMMANDS[c]]) == 1)  # type: ignore[misc]
    before = {command: len(person.messages()) for command, person in people.items()}
    assert set(before.values()) == {2}
    for person in people.values():
        answered_late(inside, person, "late1")
        answered_late(inside, person, "late2")
    time.sleep(1)
    assert {command: len(person.messages()) for command, person in people.items()} == before
    # Whoever writes again is answered again, and not with what came meanwhile.
    for person in people.values():
        write(inside, person, WORDLESS)
        until(lambda p=person: len(p.messages()) > 2)  # type: ignore[misc]
    time.sleep(0.5)
    assert {len(person.messages()) for person in people.values()} == {3}


def test_stop_as_the_first_word(app: App, inside: Inside) -> None:
    """Nobody is greeted who wants nothing."""
    person = Person(app)
    write(inside, person, "STOP")
    until(lambda: len(person.messages()) >= 1)
    assert quiet(person) == 1
    assert shown(person, STOPPED["fr"]) + shown(person, STOPPED["en"]) == 1


@pytest.mark.parametrize(
    "text", ["Ne pas arrêter", "stop the hackers", "Comment effacer mes données ?", "EFFACER " * 9]
)
def test_a_sentence_is_no_command(app: App, inside: Inside, text: str) -> None:
    person = Person(app)
    write(inside, person, text)
    assert inside.said_by(app, person.address) == [text.strip()]
    assert shown(person, STOPPED["fr"]) + shown(person, STOPPED["en"]) == 0


def test_too_many_messages(app: App, inside: Inside) -> None:
    """One polite answer, then silence, and danger is still answered."""
    language = "en" if app.name in ("messenger", "sms") else "fr"
    person, other = Person(app), Person(app)
    write(inside, person, BEGINNING[language], *[WORDLESS] * (MOST_IN_MINUTES - 1))
    until(lambda: len(person.messages()) >= MOST_IN_MINUTES, 30)
    assert shown(person, TOO_MANY[language]) == 0
    write(inside, person, *[WORDLESS] * 8)
    until(lambda: shown(person, TOO_MANY[language]) == 1)
    before = quiet(person)
    assert before == MOST_IN_MINUTES + 1
    kept = len(inside.said_by(app, person.address))
    write(inside, person, "Une question encore", "One more question")
    assert len(inside.said_by(app, person.address)) == kept
    write(inside, person, DANGER[language])
    until(lambda: len(person.messages()) > before)
    assert any("112" in message.text and "3114" in message.text for message in person.messages()[before:])
    # Somebody else is not held by it.
    write(inside, other, WORDLESS)
    assert other.reads(2)


def test_whoever_wrote_too_much_may_still_stop(app: App, inside: Inside) -> None:
    person = Person(app)
    write(inside, person, BEGINNING["fr"], *[WORDLESS] * (MOST_IN_MINUTES + 2))
    until(lambda: shown(person, TOO_MANY["fr"]) == 1, 30)
    write(inside, person, "STOP")
    until(lambda: shown(person, STOPPED["fr"]) == 1, 2)


def test_erasing_again_and_again_is_not_answered_for_ever(app: App, inside: Inside) -> None:
    """Each answer may cost the organisation, and each conversation a place in the store."""
    person = Person(app)
    write(inside, person, *["EFFACER"] * (MOST_IN_MINUTES + 30))
    assert quiet(person, 2) <= MOST_IN_MINUTES + 1
