"""Reads from the tracker what Vigie said in the turns before."""

from typing import Any

from rasa_sdk import Tracker


def _turn_before(tracker: Tracker) -> list[dict[str, Any]]:
    """Events of the turn that the latest user message follows, oldest first."""
    users = [place for place, event in enumerate(tracker.events) if event["event"] == "user"]
    return list(tracker.events[users[-2] : users[-1]]) if users[1:] else []


def last_response(tracker: Tracker) -> str | None:
    """The name of the last answer that can stand alone; None when there was none."""
    for event in reversed(_turn_before(tracker)):
        if event["event"] == "bot":
            name = (event.get("metadata") or {}).get("utter_action")
            return name if name and name != "utter_change_language" else None
    return None


def first_suggestion(tracker: Tracker) -> str | None:
    """The topic of the first button under the last answer."""
    for event in reversed(_turn_before(tracker)):
        if event["event"] == "bot":
            buttons = (event.get("data") or {}).get("buttons") or []
            return buttons[0]["payload"].removeprefix("/") if buttons else None
    return None


def just_asked_which_topic(tracker: Tracker) -> bool:
    """Whether the turn before was a « did you mean »."""
    return any(
        event["event"] == "action" and event["name"] == "action_ask_which_topic"
        for event in _turn_before(tracker)
    )
