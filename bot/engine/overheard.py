"""What the dialogue keeps of a message that an agent answers: what was told, not what it would have said."""

from typing import Any

Event = dict[str, Any]

_ASKING = "requested_slot"
# The question of a form is the machine's; whoever comes back from an agent is not held to it.
_NOTHING_ASKED: tuple[Event, ...] = (
    {"event": "active_loop", "name": None, "timestamp": None},
    {"event": "slot", "name": _ASKING, "value": None, "timestamp": None},
    {"event": "action", "name": "action_listen", "policy": None, "confidence": 1.0, "timestamp": None},
)


def overheard(events: list[Event]) -> list[Event]:
    """The turn's events without answers and forms; `events` as the tracker wrote them."""
    kept = [event for event in events if event["event"] == "user" or _tells(event)]
    return [*kept, *(dict(event) for event in _NOTHING_ASKED)] if kept else []


def _tells(event: Event) -> bool:
    return bool(event["event"] == "slot" and event["name"] != _ASKING)


def without_question(slots: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in slots.items() if name != _ASKING}
