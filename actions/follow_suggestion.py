"""A pressed choice, or « yes » to the first suggestion: begins a form, gives a letter, or answers a topic."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import give
from actions.find_station import show_commune
from actions.judge_message import show_reports, show_steps
from actions.offer_human import move_desk
from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import chosen, first_suggestion, just_asked_which_topic
from actions.show_plan import marked_by, show_plan
from actions.show_routes import show_card, show_routes, unasked
from bot.forms.form import (
    HAND_OVER,
    OTHER_SITUATION,
    PLAN,
    REPORT_TEXT,
    SITUATION_CHECK,
    STOP_WAITING,
    form_started_by,
    form_with,
)
from bot.topics import OFFERED_TOPICS
from bot.triage.advice import DONE


class ActionFollowSuggestion(SafeAction):
    def name(self) -> str:
        return "action_follow_suggestion"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        # « Yes » to « this or that? » chooses nothing.
        topic, choice = (None, {}) if just_asked_which_topic(tracker) else first_suggestion(tracker)
        choice = chosen(tracker) or choice
        for slot, value in choice.items():
            if (begun := _begun_by(slot, value, dispatcher, tracker)) is not None:
                return begun
        known = not choice and topic is not None and topic in OFFERED_TOPICS
        dispatcher.utter_message(response=f"utter_{topic}" if known else "utter_affirm")
        return []


def _begun_by(slot: str, value: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
    """What a choice begins or shows; None when it is no choice of ours."""
    if slot == "start":
        return _started_by(value, dispatcher, tracker)
    if slot == "place":
        show_commune(value, dispatcher, tracker)
        return []
    if slot == "did" and value in DONE:
        return show_steps(value, dispatcher, tracker)
    if slot == "route":
        show_card(value, dispatcher, tracker)
        return []
    if (marked := marked_by(slot, value)) is not None:
        return show_plan(dispatcher, tracker, marked)
    form = form_with(slot)
    # An answer to a question of a form that is over takes the form up again.
    return [SlotSet(slot, value), FollowupAction(form.name)] if form is not None else None


def _started_by(value: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
    if value == PLAN:
        return show_plan(dispatcher, tracker)
    if value in (SITUATION_CHECK.start, OTHER_SITUATION):
        return _find_routes(dispatcher, tracker, anew=value == OTHER_SITUATION)
    if value in (HAND_OVER, STOP_WAITING):
        return move_desk(value, dispatcher, tracker)
    if value == REPORT_TEXT:
        show_reports(dispatcher, tracker)
        return []
    form = form_started_by(value)
    if form is not None:
        return [FollowupAction(form.name)]
    return [] if give(value, dispatcher, tracker) else None


def _find_routes(dispatcher: CollectingDispatcher, tracker: Tracker, *, anew: bool) -> Events:
    """Asks only what was not told: what happened, or its detail, or nothing."""
    told = {} if anew else tracker.get_slot("cases") or {}
    situation = unasked(told)
    if told and situation is None:
        show_routes(told, dispatcher, tracker)
        return []
    fresh = [SlotSet("happened", situation), SlotSet("detail", None)]
    return [*fresh, FollowupAction(SITUATION_CHECK.name)]
