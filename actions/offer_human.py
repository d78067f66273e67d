"""Offers a person of the organisation, or who else answers; nothing is passed on unasked."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import spoken
from actions.safe_action import Domain, Events, SafeAction
from bot.forms.form import HAND_OVER
from bot.handover.offer import begun_by, offered_by, values_of


class ActionOfferHuman(SafeAction):
    def name(self) -> str:
        return "action_offer_human"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        desk = _desk(tracker)
        _say(offered_by(desk), desk, dispatcher, tracker)
        return []


def move_desk(wish: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """The worker changes the state of the conversation together with this answer (bot/engine/outcome.py)."""
    desk = _desk(tracker)
    _say(begun_by(desk) if wish == HAND_OVER else "utter_waiting_ends", desk, dispatcher, tracker)
    return []


def _desk(tracker: Tracker) -> dict[str, Any]:
    return tracker.get_slot("desk") or {"people": "none", "state": "bot", "ahead": 0}


def _say(response: str, desk: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    dispatcher.utter_message(response=response, values=values_of(desk["ahead"], spoken(tracker)))
