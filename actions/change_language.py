"""Goes on in the other language, and says the last answer again in it."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import last_response
from bot.knowledge.bilingual import Language
from bot.language.requests import named_language, requested_language


class ActionChangeLanguage(SafeAction):
    def name(self) -> str:
        return "action_change_language"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        spoken = tracker.get_slot("language")
        # « English please » has already been obeyed by the gateway; a wish without a name means: the other.
        typed = tracker.latest_message.get("text") or ""
        other: Language = "fr" if spoken == "en" else "en"
        wanted = requested_language(typed) or named_language(typed) or other
        dispatcher.utter_message(response="utter_change_language", language=wanted)
        repeated = last_response(tracker)
        # A form asks its question again by itself.
        if repeated is not None and tracker.get_slot("requested_slot") is None:
            dispatcher.utter_message(response=repeated, language=wanted)
        return [SlotSet("language", wanted), SlotSet("chosen_language", wanted)]
