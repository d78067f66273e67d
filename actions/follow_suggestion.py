"""« Yes » after an answer means its first suggestion; without one, Vigie asks what is needed."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import first_suggestion, just_asked_which_topic
from bot.topics import OFFERED_TOPICS


class ActionFollowSuggestion(SafeAction):
    def name(self) -> str:
        return "action_follow_suggestion"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        # « Yes » to « this or that? » chooses nothing.
        suggested = None if just_asked_which_topic(tracker) else first_suggestion(tracker)
        known = suggested is not None and suggested in OFFERED_TOPICS
        dispatcher.utter_message(response=f"utter_{suggested}" if known else "utter_affirm")
        return []
