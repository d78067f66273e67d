"""The form « was I notified? » over HTTP: alike from outside whatever it found."""

import math
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.verification import ANSWER_BYTES
from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.register.reference import Reference
from bot.verification.pace import FLOOR_SECONDS, TICK_SECONDS
from tests.api.conftest import FOUND, WRONG, verify
from tests.running_vigie import Person, RunningVigie


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_found_and_told_in_the_conversation(language: Language, verifying: RunningVigie) -> None:
    person = Person(verifying, language)
    answer = verify(person, FOUND).json()
    assert answer["outcome"] == "notified"
    assert answer["notice"] == {"sent_on": "2022-03-17", "channel": "email"}
    (message,) = answer["messages"]
    assert {"fr": "17 mars 2022, par e-mail", "en": "17 March 2022, by e-mail"}[language] in message["text"]
    assert person.history()[-1] == message


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_match_leads_to_the_same_plan(
    language: Language, verifying: RunningVigie, book: AnswerBook
) -> None:
    found = verify(Person(verifying, language), FOUND).json()["messages"][0]
    missed = verify(Person(verifying, language), WRONG).json()
    assert (missed["outcome"], missed["notice"]) == ("no_match", None)
    (message,) = missed["messages"]
    assert message["text"] == book.render("utter_verification_no_match", language, "cnam-2022").text
    assert message["text"].split("\n- ")[1:] == found["text"].split("\n- ")[1:]
    retry = {"fr": "Réessayer", "en": "Try again"}[language]
    titles = [button["title"] for button in message["buttons"]]
    assert [t for t in titles if t != retry] == [b["title"] for b in found["buttons"]]


def test_every_outcome_looks_alike_from_outside(verifying: RunningVigie) -> None:
    locked = Person(verifying)
    for _ in range(5):
        verify(locked, {"reference": Reference.drawn().printed, "birth_date": "1980-01-01"})
    attempts = [
        (Person(verifying), FOUND),
        (Person(verifying, "en"), {"reference": Reference.drawn().printed, "birth_date": "1980-02-29"}),
        (Person(verifying), {"reference": "€" * 2000, "birth_date": "tomorrow"}),
        (Person(verifying), {"reference": "", "birth_date": ""}),
        (Person(verifying), {"reference": "NX5D-A69RQ-G29DH", "birth_date": "2999-01-01"}),
        (locked, FOUND),
    ]
    responses = [verify(person, typed) for person, typed in attempts]
    outcomes = [response.json()["outcome"] for response in responses]
    assert outcomes == ["notified", "no_match", "no_match", "no_match", "no_match", "locked"]
    assert {(r.status_code, len(r.content), len(r.headers)) for r in responses} == {
        (200, ANSWER_BYTES, len(responses[0].headers))
    }


def test_answers_leave_on_ticks_after_the_floor(verifying: RunningVigie) -> None:
    for pause in (0.0, 0.03, 0.07, 0.11, 0.13, 0.17):
        person = Person(verifying)
        time.sleep(pause)
        started = time.monotonic()
        verify(person, {"reference": Reference.drawn().printed, "birth_date": "1980-02-29"})
        taken = time.monotonic() - started
        assert taken >= FLOOR_SECONDS
        assert math.fmod(taken - FLOOR_SECONDS, TICK_SECONDS) < TICK_SECONDS / 2


def test_two_tabs_at_once_pass_no_limit(verifying: RunningVigie) -> None:
    person = Person(verifying)
    guesses = [{"reference": Reference.drawn().printed, "birth_date": "1980-01-01"} for _ in range(12)]
    with ThreadPoolExecutor(12) as tabs:
        outcomes = [r.json()["outcome"] for r in tabs.map(lambda guess: verify(person, guess), guesses)]
    assert sorted(outcomes) == ["locked"] * 7 + ["no_match"] * 5


@pytest.mark.parametrize(
    "body",
    [{}, {"reference": "x"}, {"reference": 1, "birth_date": "x"}, {"reference": None, "birth_date": []}],
)
def test_what_is_no_form_is_refused(body: dict[str, object], verifying: RunningVigie) -> None:
    person = Person(verifying)
    refused = person.http.post(
        f"/conversations/{person.id}/verification", json=body, headers=person.authorization
    )
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"


def test_only_the_owner_of_a_conversation_can_ask(verifying: RunningVigie) -> None:
    one, other = Person(verifying), Person(verifying)
    path = f"/conversations/{one.id}/verification"
    assert one.http.post(path, json=FOUND).status_code == 401
    assert one.http.post(path, json=FOUND, headers=other.authorization).status_code == 401


def test_nothing_that_was_typed_is_kept(verifying: RunningVigie) -> None:
    person = Person(verifying)
    verify(person, FOUND)
    verify(person, WRONG)
    verifying.store.config_set("rdbcompression", "no")
    verifying.store.save()
    files = [path for path in (verifying.data_dir / "store").rglob("*") if path.is_file()]
    written = [path.read_bytes() for path in [*files, verifying.log]]
    assert any(person.id.encode() in content for content in written)
    for secret in (b"NX5D", b"nx5d", b"1980-02", b"29/02/1980", b"2001:db8"):
        assert all(secret not in content for content in written), secret


def test_without_a_register_it_is_locked(model: Path, tmp_path: Path) -> None:
    assert model.is_file()
    with RunningVigie.started(tmp_path, workers=0) as bare:
        answer = verify(Person(bare), FOUND)
        assert (answer.status_code, len(answer.content)) == (200, ANSWER_BYTES)
        assert answer.json()["outcome"] == "locked"
