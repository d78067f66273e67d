"""Processes die while an agent has a conversation: nothing is lost, and nobody is spoken over."""

import os
import signal
from pathlib import Path

from bot.answers.book import AnswerBook
from tests.adviser import Adviser
from tests.running_vigie import Person, RunningVigie
from tests.test_serving import wait_for

QUESTION = "Quelles données ont été volées ?"


def test_a_worker_dies_with_an_answer_in_hand_that_an_agent_should_give(tmp_path: Path, model: Path) -> None:
    assert model.is_file()
    with RunningVigie.started(tmp_path, workers=1, VIGIE_ANSWER_WAIT_SECONDS="0.5") as vigie:
        vigie.wait_until_ready()
        adviser, person = Adviser(vigie, "ana"), Person(vigie, "fr")
        person.say("je veux parler à quelqu'un")
        person.press(person.last_messages[-1]["buttons"][0]["title"])
        (worker,) = vigie.children("bot.engine.worker")
        os.kill(worker, signal.SIGSTOP)
        person.say(QUESTION)  # while it waits: the machine would answer
        adviser.take(person.id)
        os.kill(worker, signal.SIGKILL)
        vigie.wait_until_ready()

        wait_for(lambda: bool(adviser.case(person.id)["suggestion"]["script"]["fr"]), seconds=60)
        roles = [message["role"] for message in person.history()]
        assert roles[-2:] == ["user", "system"], "the machine spoke over the agent"
        adviser.write(person.id, "Bonjour, je vous lis.")
        adviser.give_back(person.id)
        assert person.say(QUESTION)["messages"][0]["role"] == "bot"


def test_a_gateway_dies_and_the_agent_still_holds_the_conversation(
    tmp_path: Path, model: Path, book: AnswerBook
) -> None:
    assert model.is_file()
    with RunningVigie.started(tmp_path, workers=1) as vigie:
        vigie.wait_until_ready()
        adviser, person = Adviser(vigie, "ana"), Person(vigie, "fr")
        person.say("je veux parler à quelqu'un")
        person.press(person.last_messages[-1]["buttons"][0]["title"])
        adviser.take(person.id)
        adviser.write(person.id, "Bonjour.", "once")
        (gateway,) = vigie.children("api.gateway")
        os.kill(gateway, signal.SIGKILL)
        wait_for(lambda: vigie.children("api.gateway") not in ([], [gateway]), seconds=30)
        vigie.wait_until_ready()

        adviser.write(person.id, "Bonjour.", "once")  # its answer was lost: sent again
        assert person.say(QUESTION)["messages"] == []
        assert [message["role"] for message in person.history()].count("agent") == 1
        assert adviser.case(person.id)["case"]["owner"] == "ana"
        arrives = book.render("utter_agent_arrives", "fr", "cnam-2022").text
        assert [m["text"] for m in person.history() if m["role"] == "system"] == [arrives]
