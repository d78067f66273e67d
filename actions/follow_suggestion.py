"""« Yes » after an answer means its first suggestion; without one, Vigie asks what is needed."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import first_suggestion
from bot.topics import OFFERED_TOPICS


class ActionFollowSuggestion(SafeAction):
    def name(self) -> str:
        return "action_follow_suggestion"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        suggested = first_suggestion(tracker)
        known = suggested is not None and suggested in OFFERED_TOPICS
        dispatcher.utter_message(response=f"utter_{suggested}" if known else "utter_affirm")
        return []
