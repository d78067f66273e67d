"""Says what a described message looks like, what to do after it, and where to report it."""

from dataclasses import asdict
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import incident_of, say_stopped, spoken
from actions.safe_action import Domain, Events, SafeAction
from bot.answers.opening import shared_book
from bot.forms.form import MESSAGE_CHECK
from bot.notice.described import UNKNOWN
from bot.triage.advice import DONE, Done
from bot.triage.chat import Spoken, spoken_reports, spoken_steps, spoken_verdict
from bot.triage.described import judge_described
from bot.triage.judging import NOTHING_KNOWN, Judgement
from bot.triage.telling import Telling
from bot.triage.told import asks_where_to_report, loss_told

# What happened, for the doors, after what was done (data/situations.yml).
_CASES: dict[str, dict[str, str | None]] = {
    "clicked": {"gave_information": "click"},
    "gave_data": {"gave_information": "number"},
    "gave_card_or_code": {"gave_information": "card"},
    "paid": {"money_stolen": None},
}


class ActionJudgeMessage(SafeAction):
    """When the form is complete."""

    def name(self) -> str:
        return "action_judge_message"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        answers = {slot: tracker.get_slot(slot) for slot in MESSAGE_CHECK.slots}
        if None in answers.values():
            say_stopped(MESSAGE_CHECK, dispatcher, tracker)
            return []
        judgement = judge_described(*answers.values())
        _say(spoken_verdict(judgement, _telling(tracker)), dispatcher)
        return [SlotSet("judged", judgement.as_dict()), *(SlotSet(slot, None) for slot in answers)]


class ActionReportMessage(SafeAction):
    """Somebody tells of a strange message: what they lost comes first, then the verdict, else we ask for it.

    After a verdict the same topic asks about it again: why, are you sure, where do I report it.
    """

    def name(self) -> str:
        return "action_report_message"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        metadata = tracker.latest_message.get("metadata") or {}
        text = tracker.latest_message.get("text") or ""
        if (loss := loss_told(text)) is not None:
            dispatcher.utter_message(response=f"utter_{loss}")
        elif metadata.get("judged") is not None:
            _say(spoken_verdict(Judgement.from_dict(metadata["judged"]), _telling(tracker)), dispatcher)
        elif tracker.get_slot("judged") and _after_a_verdict(metadata):
            self._again(text, dispatcher, tracker)
        else:
            dispatcher.utter_message(response="utter_report_suspicious_message")
        return []

    def _again(self, text: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        if asks_where_to_report(text):
            show_reports(dispatcher, tracker)
        else:
            _say(spoken_verdict(_judged(tracker), _telling(tracker)), dispatcher)


def show_steps(done: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """After a verdict, by what the person did; `done` is a value of DONE."""
    chosen: Done = next(each for each in DONE if each == done)
    judgement = _judged(tracker)
    _say(spoken_steps(judgement, chosen, _telling(tracker)), dispatcher)
    # How it came need not be asked any more: what was done leads to the doors.
    told = tracker.get_slot("cases") or {}
    came = told.get("suspicious_message") or judgement.channel or UNKNOWN
    return [
        SlotSet("cases", {**told, "suspicious_message": came, **_CASES.get(done, {})}),
        SlotSet("done", done),
    ]


def show_reports(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    done = next((each for each in DONE if each == tracker.get_slot("done")), None)
    _say(spoken_reports(_judged(tracker), done, _telling(tracker)), dispatcher)


def _after_a_verdict(metadata: dict[str, Any]) -> bool:
    return str(metadata.get("previous_topic")).startswith("triage_")


def _judged(tracker: Tracker) -> Judgement:
    judged = tracker.get_slot("judged")
    return Judgement.from_dict(judged) if judged else NOTHING_KNOWN


def _telling(tracker: Tracker) -> Telling:
    return Telling(shared_book(), spoken(tracker), incident_of(tracker))


def _say(answer: Spoken, dispatcher: CollectingDispatcher) -> None:
    lines = [asdict(line) for line in answer.lines]
    dispatcher.utter_message(response=answer.response, values=answer.values, cited_lines=lines)
