"""An action that fails: the person hears a sentence, the log learns nothing of the conversation."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction

CANARY = "canari zanzibar"


class FailingAction(SafeAction):
    def name(self) -> str:
        return "action_failing"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        dispatcher.utter_message(text="half a sentence")
        raise ValueError(tracker.latest_message["text"])


async def test_a_failure_is_a_safe_sentence_and_a_silent_log(capsys: pytest.CaptureFixture[str]) -> None:
    tracker = Tracker("someone", {}, {"text": CANARY}, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()

    events = await FailingAction().run(dispatcher, tracker, {})

    assert events == []
    assert [message["response"] for message in dispatcher.messages] == ["utter_technical_trouble"]
    output = capsys.readouterr()
    assert "action_failing" in output.out + output.err
    assert CANARY not in output.out + output.err
