"""Fills a form from what was pressed or typed; answers a question in between, then asks on."""

from abc import abstractmethod
from datetime import UTC, datetime

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import chosen
from bot.forms.answer import read_answer, values_of, wants_to_stop
from bot.forms.form import CONTENT_CHECK, MESSAGE_CHECK, NOTICE_CHECK, SITUATION_CHECK, STATION_SEARCH, Form
from bot.geography.communes import all_communes
from bot.notice.described import UNKNOWN, implied
from bot.routes.routing import case_told_by
from bot.routes.told import asked_situations, read_detail, read_situation
from bot.stations.asked_place import place_in
from bot.topics import OFFERED_TOPICS, URGENT_TOPICS
from bot.triage.told import loss_told, wants_to_paste

# The form asks its question again when this slot is set, instead of giving the turn away.
HELD = SlotSet("form_held", True)
LEFT = [HELD, SlotSet("requested_slot", None)]


class FillForm(SafeAction):
    """One subclass for each form: Rasa calls it by the form's name before the form goes on."""

    # Whether « Lyon ? » is an answer, not a question of the person's.
    reads_questions = False

    @property
    @abstractmethod
    def form(self) -> Form: ...

    def name(self) -> str:
        return f"validate_{self.form.name}"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        pressed = {
            slot: value
            for slot, value in chosen(tracker).items()
            if slot in self.form.slots and self.allows(slot, value, tracker)
        }
        if pressed:
            return _filled(pressed)
        asked, text = tracker.get_slot("requested_slot"), tracker.latest_message.get("text") or ""
        topic = tracker.get_intent_of_latest_message()
        if asked not in self.form.slots:
            return []
        if wants_to_stop(text):
            return LEFT
        asks_back = not self.reads_questions and text.rstrip().endswith("?") and topic in OFFERED_TOPICS
        told = {} if asks_back else self.told(asked, text, tracker)
        return _filled(told) if told else _in_between(topic, dispatcher)

    def allows(self, slot: str, value: str, tracker: Tracker) -> bool:
        """Whether a button may choose this value."""
        return value in values_of(slot)

    def told(self, asked: str, text: str, tracker: Tracker) -> dict[str, str]:
        """By slot, what a typed answer tells; empty when it does not answer."""
        value = self.read(asked, text, tracker)
        return {} if value is None else {asked: value}

    def read(self, slot: str, text: str, tracker: Tracker) -> str | None:
        """The value that a typed answer means; None when it does not answer."""
        sites = (tracker.latest_message.get("metadata") or {}).get("sites")
        return read_answer(slot, text, sites, datetime.now(UTC).date())


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

    def told(self, asked: str, text: str, tracker: Tracker) -> dict[str, str]:
        """« Par mail, en mars 2022 »: a day or a site is kept whatever was asked, and not asked again."""
        unasked = {slot: self.read(slot, text, tracker) for slot in _told_unasked(tracker) if slot != asked}
        known = {slot: value for slot, value in unasked.items() if value not in (None, UNKNOWN)}
        return {**known, **super().told(asked, text, tracker)}


def _told_unasked(tracker: Tracker) -> list[str]:
    """What cannot be mistaken for an answer to another question, and is not known yet."""
    sites = (tracker.latest_message.get("metadata") or {}).get("sites")
    slots = ["notice_received", *(["notice_link"] if sites else [])]
    return [slot for slot in slots if tracker.get_slot(slot) is None]


class FillContentCheck(FillForm):
    form = CONTENT_CHECK


class FillMessageCheck(FillForm):
    form = MESSAGE_CHECK

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """What was lost comes before the next question; « I would rather paste it » ends the questions."""
        text = tracker.latest_message.get("text") or ""
        asked = tracker.get_slot("requested_slot") in self.form.slots and not chosen(tracker)
        if asked and (loss := loss_told(text)) is not None:
            dispatcher.utter_message(response=f"utter_{loss}")
            return LEFT
        if asked and wants_to_paste(text):
            dispatcher.utter_message(response="utter_paste_message")
            return LEFT
        return await super().act(dispatcher, tracker, domain)


class FillSituation(FillForm):
    form = SITUATION_CHECK

    def allows(self, slot: str, value: str, tracker: Tracker) -> bool:
        if slot == "happened":
            return value in asked_situations()
        return value in {UNKNOWN, *_details(tracker)}

    def read(self, slot: str, text: str, tracker: Tracker) -> str | None:
        if slot == "happened":
            told = case_told_by(tracker.get_intent_of_latest_message())
            return told.situation if told and told.situation in asked_situations() else read_situation(text)
        return read_detail(tracker.get_slot("happened"), text)


def _details(tracker: Tracker) -> frozenset[str]:
    situation = asked_situations().get(tracker.get_slot("happened") or "")
    return frozenset(situation.details if situation else ())


class FillStation(FillForm):
    form = STATION_SEARCH
    reads_questions = True

    def allows(self, slot: str, value: str, tracker: Tracker) -> bool:
        return all_communes().with_code(value) is not None

    def read(self, slot: str, text: str, tracker: Tracker) -> str | None:
        return place_in(text, all_communes())
