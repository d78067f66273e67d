"""Not understood: asks between the two likeliest topics, and the second time offers the list and a human."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction
from actions.said_before import just_asked_which_topic
from bot.knowledge.bilingual import Language
from bot.topics import OFFERED_TOPICS
from bot.wording import say

QUESTIONS_OFFERED = 2
# Share among the topics that can be offered. Below, even the likeliest is a guess among fifty.
WORTH_ASKING = 0.06


class ActionAskWhichTopic(SafeAction):
    def name(self) -> str:
        return "action_ask_which_topic"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        ranking = [
            entry
            for entry in tracker.latest_message.get("intent_ranking", ())
            if entry["name"] in OFFERED_TOPICS
        ]
        likeliest = [entry["name"] for entry in ranking][:QUESTIONS_OFFERED]
        among = sum(entry["confidence"] for entry in ranking) or 1
        lost = max((entry["confidence"] for entry in ranking), default=0) < WORTH_ASKING * among
        if lost or just_asked_which_topic(tracker) or len(likeliest) < QUESTIONS_OFFERED:
            dispatcher.utter_message(response="utter_not_understood")
            return []
        language: Language = "en" if tracker.get_slot("language") == "en" else "fr"
        offered = [*likeliest, "out_of_scope"]
        buttons = [{"title": say("topics", topic, language), "payload": f"/{topic}"} for topic in offered]
        dispatcher.utter_message(response="utter_ask_which_of_two", buttons=buttons)
        return []
