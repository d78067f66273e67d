"""Opening, sending, reading and erasing a conversation, as the contract says."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from tests.running_vigie import Person, RunningVigie

MESSAGE_KEYS = {"id", "role", "text", "language", "buttons", "sources", "links", "form", "at"}
WHAT_TO_DO = {"fr": "Qu'est-ce que je dois faire maintenant ?", "en": "What should I do now?"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_greeting_comes_first_and_says_that_it_is_a_machine(
    language: Language, vigie: RunningVigie, book: AnswerBook
) -> None:
    person = Person(vigie, language)

    assert person.opened.keys() == {"id", "token", "language", "incident", "messages", "menu"}
    assert person.opened["language"] == language
    assert person.opened["incident"] == "cnam-2022"
    assert [m["text"] for m in person.opened["messages"]] == [
        book.render("utter_welcome", language, "cnam-2022").text
    ]
    assert ("machine" in person.opened["messages"][0]["text"]) is True
    assert all(message.keys() == MESSAGE_KEYS for message in person.opened["messages"])


def test_without_a_wish_the_browser_decides_and_then_french(vigie: RunningVigie) -> None:
    assert Person(vigie).opened["language"] == "fr"
    assert Person(vigie, headers={"Accept-Language": "en-GB,en;q=0.9,fr;q=0.5"}).opened["language"] == "en"
    assert Person(vigie, headers={"Accept-Language": "de,pl;q=0.8"}).opened["language"] == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_has_sources_dates_and_what_was_understood(language: Language, vigie: RunningVigie) -> None:
    answer = Person(vigie, language).say(WHAT_TO_DO[language])

    assert answer.keys() == {"messages", "understanding", "state"}
    assert answer["state"] == "bot"
    assert answer["understanding"]["topic"] == "ask_what_to_do"
    assert 0 < answer["understanding"]["confidence"] <= 1
    assert answer["understanding"]["language"] == language
    alternatives = [guess["topic"] for guess in answer["understanding"]["alternatives"]]
    assert len(alternatives) == 3
    assert "ask_what_to_do" not in alternatives
    (message,) = answer["messages"]
    assert message.keys() == MESSAGE_KEYS
    assert message["role"] == "bot"
    assert message["sources"]
    assert all(source["title"] and source["url"] and source["checked_on"] for source in message["sources"])


def test_a_repeated_message_gets_the_same_answer_and_is_done_once(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")

    first = person.say(WHAT_TO_DO["fr"], message_id="m-1")
    again = person.say(WHAT_TO_DO["fr"], message_id="m-1")

    assert again == first
    assert [m["role"] for m in person.history()] == ["bot", "user", "bot"]


def test_the_same_message_sent_many_times_at_once_is_answered_once(vigie: RunningVigie) -> None:
    person = Person(vigie, "en")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: person.say(WHAT_TO_DO["en"], message_id="same"), range(8)))

    assert all(answer == answers[0] for answer in answers)
    assert [m["role"] for m in person.history()] == ["bot", "user", "bot"]


def test_messages_of_one_person_are_answered_in_their_order(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")
    questions = ["Combien de personnes sont touchées ?", WHAT_TO_DO["fr"], "Que fait la CNIL ?"]

    answers = [person.say(question) for question in questions]

    said = [message["text"] for message in person.history() if message["role"] == "bot"]
    assert said[1:] == [message["text"] for answer in answers for message in answer["messages"]]


def test_buttons_are_opaque_and_belong_to_their_conversation(vigie: RunningVigie) -> None:
    person, stranger = Person(vigie, "fr"), Person(vigie, "fr")
    button = person.opened["messages"][0]["buttons"][0]

    assert "/" not in button["payload"]
    assert "ask" not in button["payload"]
    assert person.send({"payload": button["payload"]}).status_code == 200
    refused = stranger.send({"payload": button["payload"]})
    assert refused.status_code == 422
    assert refused.json()["code"] == "unknown_button"


def test_a_button_is_understood_for_certain(vigie: RunningVigie) -> None:
    person = Person(vigie, "en")
    person.say("I got a strange text from ameli with a link in it")

    title = "I clicked or answered"
    answer = person.press(title)

    assert answer["understanding"]["topic"] == "gave_information"
    assert answer["understanding"]["confidence"] == 1
    assert person.history()[-2]["text"] == title


def test_everything_of_an_erased_conversation_is_gone(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")
    person.say("J'ai reçu une lettre sur la fuite, canari zanzibar, que faire ?")
    store = vigie.store
    assert store.keys(f"*{person.id}*")

    assert person.erase().status_code == 204

    assert store.keys(f"*{person.id}*") == []
    gone = person.http.get(f"/conversations/{person.id}/messages", headers=person.authorization)
    assert gone.status_code == 404
    assert person.erase().status_code == 404


def test_every_key_of_a_conversation_expires(vigie: RunningVigie) -> None:
    person = Person(vigie, "en")
    person.say("What should I do now?")
    store = vigie.store

    keys = store.keys(f"*{person.id}*")
    assert len(keys) > 4
    assert all(0 < store.ttl(key) <= 30 * 24 * 3600 for key in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_secret_is_masked_before_it_is_stored(language: Language, vigie: RunningVigie) -> None:
    person = Person(vigie, language)
    typed = {
        "fr": "mon numéro est le 1 85 05 78 006 084 36, que dois-je faire ?",
        "en": "my number is 1 85 05 78 006 084 36, what should I do?",
    }

    answer = person.say(typed[language])

    assert len(answer["messages"]) == 2
    stored = str([_content(store_key, vigie) for store_key in _keys(person, vigie)])
    assert "006 084" not in stored
    assert "1850578" not in stored
    assert "006 084" not in str(person.history())


def _keys(person: Person, vigie: RunningVigie) -> list[str]:
    found: list[str] = vigie.store.keys(f"*{person.id}*")
    return found


def _content(key: str, vigie: RunningVigie) -> object:
    store = vigie.store
    readers = {
        "hash": lambda: store.hgetall(key),
        "list": lambda: store.lrange(key, 0, -1),
        "stream": lambda: store.xrange(key),
        "string": lambda: store.get(key),
    }
    return readers.get(store.type(key), lambda: None)()


@pytest.mark.parametrize("token", ["wrong", "null", "é", "x" * 5000])
def test_nobody_reads_with_a_wrong_token(token: str, vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")
    headers = {"Authorization": f"Bearer {token}".encode()}

    answers = [
        person.http.get(f"/conversations/{person.id}/messages", headers=headers),
        person.http.post(f"/conversations/{person.id}/messages", headers=headers, json={"text": "bonjour"}),
        person.http.delete(f"/conversations/{person.id}", headers=headers),
    ]

    assert [answer.status_code for answer in answers] == [401] * 3
    assert all(answer.json()["title"] for answer in answers)


def test_a_token_opens_only_its_own_conversation(vigie: RunningVigie) -> None:
    mine, other = Person(vigie, "fr"), Person(vigie, "fr")

    assert mine.http.get(f"/conversations/{other.id}/messages", headers=mine.authorization).status_code == 401


@pytest.mark.parametrize("wrong_id", ["null", "0", "undefined", "..%2f..", "a" * 32, "é", "%00"])
def test_an_unknown_conversation_is_not_found(wrong_id: str, vigie: RunningVigie) -> None:
    answer = httpx.get(
        f"{vigie.address}/api/v1/conversations/{wrong_id}/messages", headers={"Authorization": "Bearer x"}
    )

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
