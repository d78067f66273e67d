"""A notice checked by its reference, from the question to the outcome, with every misuse of the form."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from api.verification import ANSWER_BYTES
from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from tests.running_vigie import Person, RunningVigie

FOUND = {"reference": "NX5D-A69RQ-G29DH", "birth_date": "29/02/1980"}
QUESTION = {"fr": "mes données sont-elles dans la fuite ?", "en": "is my data in the leak?"}
HAVE_REFERENCE = {"fr": "J’ai un avis avec une référence", "en": "I have a notice with a reference"}


@pytest.fixture(scope="module")
def verifying(equipped: RunningVigie) -> RunningVigie:
    return equipped


def form_for(person: Person, language: Language) -> dict[str, Any]:
    person.say(QUESTION[language])
    (message,) = person.press(HAVE_REFERENCE[language])["messages"]
    form: dict[str, Any] = message["form"]
    return form


def submit(person: Person, form_id: str, address: str = "192.0.2.7") -> httpx.Response:
    return person.http.post(
        f"/conversations/{person.id}/verification",
        json={**FOUND, "form": form_id},
        headers={**person.authorization, "X-Forwarded-For": address},
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_question_to_the_notice(language: Language, verifying: RunningVigie) -> None:
    person = Person(verifying, language)
    form = form_for(person, language)
    assert [field["name"] for field in form["fields"]] == ["reference", "birth_date"]
    answer = submit(person, form["id"], f"2001:db8:1:{LANGUAGES.index(language)}::1")
    assert answer.json()["outcome"] == "notified"
    # The dialogue goes on where the outcome leads.
    person.last_messages = answer.json()["messages"]
    title = {"fr": "Quelles données\u202f?", "en": "Which data?"}[language]
    assert person.press(title)["understanding"]["topic"] == "ask_data_stolen"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_works_once(language: Language, verifying: RunningVigie, book: AnswerBook) -> None:
    person = Person(verifying, language)
    form = form_for(person, language)
    first = submit(person, form["id"], f"2001:db8:2:{LANGUAGES.index(language)}::1")
    again = submit(person, form["id"], f"2001:db8:2:{LANGUAGES.index(language)}::1")
    assert (first.json()["outcome"], again.json()["outcome"]) == ("notified", "locked")
    over = book.render("utter_verification_form_over", language, "cnam-2022")
    assert again.json()["messages"][0]["text"] == over.text
    assert (again.status_code, len(again.content)) == (first.status_code, ANSWER_BYTES)


def test_a_form_of_another_conversation_checks_nothing(verifying: RunningVigie) -> None:
    one, other = Person(verifying, "fr"), Person(verifying, "fr")
    form = form_for(one, "fr")
    answer = submit(other, form["id"], "2001:db8:3:1::1")
    assert (answer.json()["outcome"], len(answer.content)) == ("locked", ANSWER_BYTES)
    # It is still the first one's.
    assert submit(one, form["id"], "2001:db8:3:2::1").json()["outcome"] == "notified"


def test_two_tabs_send_one_form_at_once(verifying: RunningVigie) -> None:
    person = Person(verifying, "en")
    form = form_for(person, "en")
    with ThreadPoolExecutor(2) as tabs:
        both = list(tabs.map(lambda _: submit(person, form["id"], "2001:db8:4:1::1"), range(2)))
    assert sorted(answer.json()["outcome"] for answer in both) == ["locked", "notified"]


def test_the_id_of_a_form_is_no_button(verifying: RunningVigie) -> None:
    person = Person(verifying, "en")
    form = form_for(person, "en")
    assert person.send({"payload": form["id"]}).status_code == 422


def test_what_is_alarming_is_counted_for_the_operator(verifying: RunningVigie) -> None:
    metrics = httpx.get(f"{verifying.address}/metrics").text
    assert "vigie_verification_off_attempts_total 0.0" in metrics
    assert "vigie_verification_paused_attempts_total 0.0" in metrics
