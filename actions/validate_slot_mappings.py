"""Copies what is known of a message (language, incident, what happened) into slots, every turn."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.safe_action import Domain, Events, SafeAction
from bot.routes.routing import Case, case_told_by
from bot.routes.told import told_detail

COPIED = ("language", "incident", "notice_outcome", "can_verify", "desk")
# Of the last message that was judged; what was said after it does not take it away.
KEPT = ("judged",)


class ActionValidateSlotMappings(SafeAction):
    """Run by Rasa before each prediction; a pipeline entity would be lost for buttons, metadata is not."""

    def name(self) -> str:
        return "action_validate_slot_mappings"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        metadata: dict[str, Any] = tracker.latest_message.get("metadata") or {}
        changed: dict[str, Any] = {name: metadata[name] for name in COPIED if name in metadata}
        changed |= {name: metadata[name] for name in KEPT if metadata.get(name)}
        if (case := _case(tracker, metadata)) is not None:
            told = tracker.get_slot("cases") or {}
            detail = case.detail or told_detail(case.situation, tracker.latest_message.get("text") or "")
            changed["cases"] = {**told, case.situation: told.get(case.situation) or detail}
        return [SlotSet(name, value) for name, value in changed.items() if tracker.get_slot(name) != value]


def _case(tracker: Tracker, metadata: dict[str, Any]) -> Case | None:
    """Of what the message is about; else of the last answer: « I still have the card » tells its case."""
    topics = (tracker.get_intent_of_latest_message(), metadata.get("previous_topic"))
    return next((case for topic in topics if (case := case_told_by(topic)) is not None), None)
