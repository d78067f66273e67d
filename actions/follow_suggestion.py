"""A pressed choice, or « yes » to the first suggestion: begins a form, gives a letter, or answers a topic."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import give
from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import chosen, first_suggestion, just_asked_which_topic
from bot.forms.form import form_started_by, form_with
from bot.topics import OFFERED_TOPICS


class ActionFollowSuggestion(SafeAction):
    def name(self) -> str:
        return "action_follow_suggestion"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        # « Yes » to « this or that? » chooses nothing.
        topic, choice = (None, {}) if just_asked_which_topic(tracker) else first_suggestion(tracker)
        choice = chosen(tracker) or choice
        for slot, value in choice.items():
            form = form_started_by(value) if slot == "start" else form_with(slot)
            if form is not None:
                # An answer to a question of a form that is over takes the form up again.
                filled = [] if slot == "start" else [SlotSet(slot, value)]
                return [*filled, FollowupAction(form.name)]
            if slot == "start" and give(value, dispatcher, tracker):
                return []
        known = not choice and topic is not None and topic in OFFERED_TOPICS
        dispatcher.utter_message(response=f"utter_{topic}" if known else "utter_affirm")
        return []
