"""A person asks for a human, a human comes, and the machine is silent until they leave."""

import json
import time
from typing import Any

import pytest

from bot.agents.agent import Role
from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from tests.adviser import Adviser
from tests.running_vigie import Person, RunningVigie

WANTS = {"fr": "je veux parler à quelqu'un", "en": "I want to talk to a person"}
LOAN = {"fr": "on a ouvert un crédit à mon nom", "en": "someone took out a loan in my name"}
QUESTION = {"fr": "quelles données ont été volées ?", "en": "which data were stolen?"}
DESPAIR = {"fr": "je veux mourir", "en": "I want to die"}
HELLO = {"fr": "Bonjour, je vous lis.", "en": "Hello, I am reading you."}


@pytest.fixture(scope="module")
def vigie(staffed: RunningVigie) -> RunningVigie:
    return staffed


@pytest.fixture(scope="module")
def adviser(vigie: RunningVigie) -> Adviser:
    return Adviser(vigie, "ana")


@pytest.fixture(scope="module")
def supervisor(vigie: RunningVigie) -> Adviser:
    return Adviser(vigie, "sam", Role.supervisor)


def _waits(person: Person, language: Language) -> None:
    person.say(WANTS[language])
    agrees = person.last_messages[-1]["buttons"][0]["title"]
    assert person.press(agrees)["state"] == "waiting"


def _text(book: AnswerBook, response: str, language: Language) -> str:
    return book.render(response, language, "cnam-2022").text


def _roles(person: Person) -> list[str]:
    return [message["role"] for message in person.history()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_will_be_passed_on_is_told_before_it_is(
    language: Language, vigie: RunningVigie, adviser: Adviser
) -> None:
    adviser.waiting()  # shows that somebody is at the desk
    person = Person(vigie, language)
    offer = person.say(WANTS[language])

    assert offer["state"] == "bot"
    assert person.id not in [case["id"] for case in adviser.waiting()]
    promise = {"fr": "lira cette conversation", "en": "read this conversation"}
    assert promise[language] in offer["messages"][0]["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_machine_is_silent_while_an_agent_holds_it(
    language: Language, vigie: RunningVigie, adviser: Adviser, book: AnswerBook
) -> None:
    person = Person(vigie, language)
    person.say(LOAN[language])
    _waits(person, language)
    meanwhile = person.say(QUESTION[language])
    assert (meanwhile["state"], meanwhile["messages"][0]["role"]) == ("waiting", "bot")

    taken = adviser.take(person.id)
    assert taken["case"]["owner"] == "ana"
    assert [each[language] for each in taken["case"]["situations"]] == taken["summary"][language][:1]
    assert {"data_taken"} <= {told["fact"] for told in taken["told"]}

    silent = person.say(QUESTION[language])
    assert (silent["state"], silent["messages"]) == ("agent", [])
    adviser.write(person.id, HELLO[language])
    assert person.history()[-1]["text"] == HELLO[language]

    adviser.give_back(person.id)
    history = person.history()
    assert [message["role"] for message in history[-4:]] == ["system", "user", "agent", "system"]
    assert history[-1]["text"] == _text(book, "utter_agent_gives_back", language)

    answered = person.say(QUESTION[language])
    assert (answered["state"], answered["messages"][0]["role"]) == ("bot", "bot")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agent_reads_the_official_sentence_in_both_languages(
    language: Language, vigie: RunningVigie, adviser: Adviser
) -> None:
    person = Person(vigie, language)
    _waits(person, language)
    adviser.take(person.id)
    person.say(QUESTION[language])

    suggestion = _suggested(adviser, person.id)
    assert suggestion["understanding"]["topic"] == "ask_data_stolen"
    assert all(suggestion["script"][each] for each in LANGUAGES)
    assert {"data_taken"} <= {fact["id"] for fact in suggestion["facts"]}
    adviser.give_back(person.id)


def _suggested(adviser: Adviser, case_id: str) -> dict[str, Any]:
    for _ in range(100):
        suggestion: dict[str, Any] = adviser.case(case_id)["suggestion"]
        if suggestion["understanding"] is not None:
            return suggestion
        time.sleep(0.1)
    raise AssertionError("no worker thought of it")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_said_to_the_agent_is_remembered(
    language: Language, vigie: RunningVigie, adviser: Adviser
) -> None:
    person = Person(vigie, language)
    _waits(person, language)
    adviser.take(person.id)
    person.say(LOAN[language])
    _suggested(adviser, person.id)
    adviser.give_back(person.id)
    routes = {"fr": "où porter plainte selon ma situation ?", "en": "where do I complain in my situation?"}
    person.say(routes[language])

    situations = adviser.vigie.store.get(f"vigie:1:{{{person.id}}}:slots")
    assert "identity_misused" in json.loads(situations)["cases"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_in_danger_comes_also_while_an_agent_holds_it(
    language: Language, vigie: RunningVigie, adviser: Adviser, book: AnswerBook
) -> None:
    person = Person(vigie, language)
    _waits(person, language)
    adviser.take(person.id)

    (help_,) = person.say(DESPAIR[language])["messages"]
    assert (help_["role"], help_["text"]) == ("system", _text(book, "utter_distress", language))
    assert adviser.case(person.id)["case"]["danger"] == "distress"
    assert "bot" not in _roles(person)[_roles(person).index("system") :]
    adviser.give_back(person.id)


def test_nobody_leaves_a_message_unread(vigie: RunningVigie, adviser: Adviser) -> None:
    person = Person(vigie, "fr")
    _waits(person, "fr")
    adviser.take(person.id)
    seen = adviser.last_seen(person.id)
    person.say("encore une chose")

    for way, body in (("give-back", {}), ("close", {"outcome": "informed"})):
        refused = adviser.post(f"/cases/{person.id}/{way}", {"seen": seen, **body})
        assert (refused.status_code, refused.json()["code"]) == (409, "message_unseen")
    adviser.give_back(person.id)


def test_a_repeated_message_is_sent_once(vigie: RunningVigie, adviser: Adviser) -> None:
    person = Person(vigie, "en")
    _waits(person, "en")
    adviser.take(person.id)
    for _ in range(3):
        adviser.write(person.id, "One moment, please.", "again")
    assert _roles(person).count("agent") == 1
    adviser.give_back(person.id)


def test_another_agents_case_is_neither_read_nor_answered(
    vigie: RunningVigie, adviser: Adviser, supervisor: Adviser
) -> None:
    other = Adviser(vigie, "bo")
    person = Person(vigie, "fr")
    _waits(person, "fr")
    adviser.take(person.id)

    assert other.get(f"/cases/{person.id}").status_code == 403
    assert other.post(f"/cases/{person.id}/take").json()["code"] == "case_taken"
    written = other.post(f"/cases/{person.id}/messages", {"text": "moi", "message_id": "x"})
    assert (written.status_code, written.json()["code"]) == (409, "case_not_yours")
    assert supervisor.get(f"/cases/{person.id}").status_code == 200

    moved = adviser.post(f"/cases/{person.id}/transfer", {"to": "bo"})
    assert moved.json()["case"]["owner"] == "bo"
    assert other.get(f"/cases/{person.id}").status_code == 200
    other.give_back(person.id)


def test_who_stops_waiting_leaves_the_list(vigie: RunningVigie, adviser: Adviser) -> None:
    person = Person(vigie, "en")
    _waits(person, "en")
    assert person.id in [case["id"] for case in adviser.waiting()]
    assert person.press("Stop waiting")["state"] == "bot"
    assert person.id not in [case["id"] for case in adviser.waiting()]
    assert adviser.post(f"/cases/{person.id}/take").json()["code"] == "case_not_waiting"


def test_what_is_erased_is_gone_from_the_desk(vigie: RunningVigie, adviser: Adviser) -> None:
    person = Person(vigie, "fr")
    _waits(person, "fr")
    person.erase()
    assert person.id not in [case["id"] for case in adviser.waiting()]
    assert adviser.get(f"/cases/{person.id}").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_case_is_exported_and_the_machine_answers_again(
    language: Language, vigie: RunningVigie, adviser: Adviser
) -> None:
    person = Person(vigie, language)
    person.say(QUESTION[language])
    _waits(person, language)
    adviser.take(person.id)
    adviser.write(person.id, HELLO[language])
    wrap_up = adviser.get(f"/cases/{person.id}/wrap-up").json()
    assert {"informed"} <= {outcome["id"] for outcome in wrap_up["outcomes"]}
    summary, seen = wrap_up["summary"][language], adviser.last_seen(person.id)
    closing = {"outcome": "informed", "summary": summary, "seen": seen}
    assert adviser.post(f"/cases/{person.id}/close", closing).json()["case"]["state"] == "closed"

    vcon = adviser.get(f"/cases/{person.id}/vcon")
    assert vcon.status_code == 200
    spoken = [part["body"] for part in vcon.json()["dialog"]]
    assert HELLO[language] in spoken
    exported, outcome = (each["body"] for each in vcon.json()["analysis"])
    assert (exported.split(), outcome) == (summary.split(), "informed")
    assert vcon.json()["attachments"][0]["body"], "what was told, with its versions"
    assert Adviser(vigie, f"cy-{language}").get(f"/cases/{person.id}/vcon").status_code == 403

    assert person.say(QUESTION[language])["state"] == "bot"
