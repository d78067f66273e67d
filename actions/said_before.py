"""Reads from the tracker what Vigie said in the turns before."""

from typing import Any

from rasa_sdk import Tracker

from bot.messages import button_meaning


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


def first_suggestion(tracker: Tracker) -> tuple[str | None, dict[str, str]]:
    """The topic of the first button under the last answer, and what that button fills in."""
    for event in reversed(_turn_before(tracker)):
        if event["event"] == "bot":
            buttons = (event.get("data") or {}).get("buttons") or []
            return button_meaning(buttons[0]["payload"]) if buttons else (None, {})
    return None, {}


def chosen(tracker: Tracker) -> dict[str, str]:
    """What the button fills in that was pressed; in `rasa shell` the entities of its payload."""
    latest = tracker.latest_message
    given = (latest.get("metadata") or {}).get("choice")
    if given is not None:
        return dict(given)
    return {each["entity"]: each["value"] for each in latest.get("entities", ()) if "start" not in each}


def just_asked_which_topic(tracker: Tracker) -> bool:
    """Whether the turn before was a « did you mean »."""
    return any(
        event["event"] == "action" and event["name"] == "action_ask_which_topic"
        for event in _turn_before(tracker)
    )
