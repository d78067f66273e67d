"""Fills a form from what was pressed or typed; answers a question in between, then asks on."""

from abc import abstractmethod
from datetime import UTC, datetime

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import chosen
from bot.forms.answer import read_answer, values_of, wants_to_stop
from bot.forms.form import CONTENT_CHECK, NOTICE_CHECK, Form
from bot.notice.described import implied
from bot.topics import OFFERED_TOPICS, URGENT_TOPICS

# The form asks its question again when this slot is set, instead of giving the turn away.
HELD = SlotSet("form_held", True)
LEFT = [HELD, SlotSet("requested_slot", None)]


class FillForm(SafeAction):
    """One subclass for each form: Rasa calls it by the form's name before the form goes on."""

    @property
    @abstractmethod
    def form(self) -> Form: ...

    def name(self) -> str:
        return f"validate_{self.form.name}"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        pressed = {
            slot: value
            for slot, value in chosen(tracker).items()
            if slot in self.form.slots and value in values_of(slot)
        }
        if pressed:
            return _filled(pressed)
        asked, text = tracker.get_slot("requested_slot"), tracker.latest_message.get("text") or ""
        topic = tracker.get_intent_of_latest_message()
        if asked not in self.form.slots:
            return []
        if wants_to_stop(text):
            return LEFT
        asks_back = text.rstrip().endswith("?") and topic in OFFERED_TOPICS
        sites = (tracker.latest_message.get("metadata") or {}).get("sites")
        value = None if asks_back else read_answer(asked, text, sites, datetime.now(UTC).date())
        if value is not None:
            return _filled({asked: value})
        return _in_between(topic, dispatcher)


def _in_between(topic: str | None, dispatcher: CollectingDispatcher) -> Events:
    """No event for small talk: rules answer it, and the form asks on by itself."""
    if topic in URGENT_TOPICS:
        dispatcher.utter_message(response=f"utter_{topic}")
        return LEFT
    if topic in OFFERED_TOPICS:
        dispatcher.utter_message(response=f"utter_{topic}")
        dispatcher.utter_message(response="utter_back_to_the_form")
        return [HELD]
    if topic in ("affirm", "deny", "nlu_fallback", "out_of_scope"):
        dispatcher.utter_message(response="utter_form_not_understood")
        return [HELD]
    return []


def _filled(answers: dict[str, str]) -> Events:
    filled = {**answers, **implied(answers)}
    return [SlotSet(slot, value) for slot, value in filled.items()]


class FillNoticeCheck(FillForm):
    form = NOTICE_CHECK


class FillContentCheck(FillForm):
    form = CONTENT_CHECK
