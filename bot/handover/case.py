"""What the desk's list shows of one conversation: names and times, nothing that was typed."""

from collections.abc import Mapping
from typing import Any

from bot.store.conversations import About

# States in which a conversation stands in the list.
LISTED = ("waiting", "agent")


def entry_of(about: About, slots: Mapping[str, Any], now: float) -> dict[str, Any]:
    """`situations`: names of data/situations.yml; `at`: when this was written, in unix seconds."""
    return {
        "version": about.version,
        "at": int(now),
        "id": about.conversation_id,
        "state": about.state,
        "channel": about.channel,
        "language": about.language,
        "incident": about.incident,
        "since": about.since,
        "asked_at": about.asked_at or about.since,
        "topic": about.topic,
        "situations": sorted(slots.get("cases") or ()),
        "danger": about.danger,
        "owner": about.owner,
        "unseen": about.unanswered,
    }
