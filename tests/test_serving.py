"""Starting, answering before any model is loaded, losing a worker, losing the store, stopping."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from tests.running_vigie import Person, RunningVigie

IN_DANGER = {"fr": "il me menace avec un couteau", "en": "he is threatening me with a knife"}
QUESTION = {"fr": "Qu'est-ce que je dois faire maintenant ?", "en": "What should I do now?"}


@pytest.fixture(scope="module")
def gateway_alone(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    assert model.is_file()
    with RunningVigie.started(tmp_path_factory.mktemp("alone"), workers=0) as running:
        yield running


def test_the_gateway_is_up_before_the_model(gateway_alone: RunningVigie) -> None:
    assert httpx.get(f"{gateway_alone.address}/healthz").status_code == 200
    assert httpx.get(f"{gateway_alone.address}/readyz").status_code == 503


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_answered_though_no_worker_runs(
    language: Language, gateway_alone: RunningVigie, book: AnswerBook
) -> None:
    answer = Person(gateway_alone, language).say(IN_DANGER[language])

    assert answer["understanding"]["topic"] == "emergency"
    assert answer["understanding"]["confidence"] == 1
    assert [m["text"] for m in answer["messages"]] == [
        book.render("utter_emergency", language, "cnam-2022").text
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_workers_a_question_is_kept_and_the_person_is_told(
    language: Language, gateway_alone: RunningVigie, book: AnswerBook
) -> None:
    person = Person(gateway_alone, language)
    started = time.monotonic()

    answer = person.say(QUESTION[language])

    assert time.monotonic() - started < 3
    assert [m["role"] for m in answer["messages"]] == ["system"]
    assert answer["messages"][0]["text"] == book.render("utter_one_moment", language, "cnam-2022").text
    assert answer["understanding"]["topic"] is None
    assert [m["role"] for m in person.history()] == ["bot", "user"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frozen_store_is_admitted_within_three_seconds_and_nothing_acknowledged_is_lost(
    language: Language, gateway_alone: RunningVigie
) -> None:
    person = Person(gateway_alone, language, headers={"Accept-Language": language})
    person.say(QUESTION[language])
    store = _store_process(gateway_alone)
    os.kill(store, signal.SIGSTOP)
    try:
        started = time.monotonic()
        refused = person.send({"text": QUESTION[language]})
        assert time.monotonic() - started < 3
        assert refused.status_code == 503
        assert "3114" in refused.json()["detail"]
    finally:
        os.kill(store, signal.SIGCONT)
    assert [m["role"] for m in person.history()] == ["bot", "user"]


def test_a_killed_worker_loses_no_acknowledged_message(tmp_path: Path, model: Path) -> None:
    assert model.is_file()
    with RunningVigie.started(tmp_path, workers=2, VIGIE_ANSWER_WAIT_SECONDS="1") as running:
        running.wait_until_ready()
        people = [Person(running, language) for language in (*LANGUAGES, *LANGUAGES)]
        for person in people:
            person.say(QUESTION[person.opened["language"]])
        workers = running.children("bot.engine.worker")
        assert len(workers) == 2
        # Both stop in the middle of waiting: the store hands them the next messages, nobody answers.
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        pending = [person.say(QUESTION[person.opened["language"]], message_id="second") for person in people]
        assert all(answer["messages"][0]["role"] == "system" for answer in pending)

        os.kill(workers[0], signal.SIGKILL)
        os.kill(workers[1], signal.SIGCONT)

        for person in people:
            wait_for(lambda person=person: len(person.history()) == 5)
            assert [m["role"] for m in person.history()] == ["bot", "user", "bot", "user", "bot"]
            answer = person.say(QUESTION[person.opened["language"]], message_id="second")
            assert answer["messages"] == person.history()[-1:]


def test_vigie_stops_cleanly_and_remembers(tmp_path: Path, model: Path) -> None:
    assert model.is_file()
    with RunningVigie.started(tmp_path, workers=1) as running:
        running.wait_until_ready()
        person = Person(running, "fr")
        person.say(QUESTION["fr"])
        before = person.history()
        children = [*running.children("bot.engine.worker"), *running.children("api.gateway")]
        assert len(children) == 2
        assert running.stop() == 0
        assert not any(Path(f"/proc/{child}").exists() for child in children)
    with RunningVigie.started(tmp_path, workers=0) as again:
        person.vigie = again
        assert person.history() == before


def _store_process(vigie: RunningVigie) -> int:
    store: int = vigie.store.info("server")["process_id"]
    return store


def wait_for(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
