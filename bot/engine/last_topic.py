"""The topic of the last answer, read from what is remembered of a conversation."""

from bot.store.turns import Memory


def last_topic(memory: Memory) -> str | None:
    """None at the beginning of a conversation."""
    for turn in reversed(memory.turns):
        for event in reversed(turn):
            name = (event.get("metadata") or {}).get("utter_action") if event["event"] == "bot" else None
            if name:
                return str(name).removeprefix("utter_")
    return None
