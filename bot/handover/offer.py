"""What is said about the people of the organisation: which answer fits, and the words of the moment in it."""

from collections.abc import Mapping
from typing import Any

from bot.handover.hours import Hours
from bot.handover.spoken_hours import spoken_hours
from bot.knowledge.bilingual import Language
from bot.settings import settings
from bot.wording import say

_OFFERS = {
    "there": "utter_humans_there",
    "expected": "utter_humans_expected",
    "away": "utter_humans_away",
    "elsewhere": "utter_humans_elsewhere",
}
_BEGINS = {
    "there": "utter_waiting_begins",
    "expected": "utter_waiting_begins",
    "elsewhere": "utter_passed_on",
}


def offered_by(desk: Mapping[str, Any]) -> str:
    """`desk`: as Desk.as_told. The organisation may have no agents: then other help lines are named."""
    if desk["state"] == "waiting":
        return "utter_waiting_goes_on"
    if desk["state"] == "agent":  # one listens already
        return "utter_talk_to_human"
    return _OFFERS.get(desk["people"], "utter_talk_to_human")


def begun_by(desk: Mapping[str, Any]) -> str:
    """Once the person agreed to wait; where nobody can come, what is offered instead."""
    begins = _BEGINS.get(desk["people"]) if desk["state"] != "waiting" else None
    return begins or offered_by(desk)


def values_of(ahead: int, language: Language) -> dict[str, str]:
    """For the placeholders {desk.…} of domain.yml."""
    chosen = settings()
    return {
        "desk.waiting": _before(ahead, language),
        "desk.hours": spoken_hours(Hours.read(chosen.agent_hours), language),
        "desk.minutes": str(chosen.agent_waiting_minutes),
        "desk.days": str(chosen.call_back_days),
    }


def _before(ahead: int, language: Language) -> str:
    key = ("nobody_before", "one_before")[ahead] if ahead < 2 else "several_before"  # noqa: PLR2004  # a plural
    return say("hand_over", key, language, count=ahead)
