"""The desk: who waits for a person of the organisation, whether somebody is there, and when."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from redis.asyncio import Redis

from bot.handover.case import LISTED, entry_of
from bot.handover.hours import Hours
from bot.settings import Settings
from bot.store.announcing import OWN_DESK
from bot.store.cases import PRESENT_SECONDS, CaseStore
from bot.store.conversations import ConversationStore, State
from bot.store.errors import UnknownConversation

# An entry younger than this may belong to a change that is just being made.
_SETTLED_SECONDS = 30


class Desk:
    """Store failures pass through as StoreUnavailable."""

    def __init__(self, conversations: ConversationStore, cases: CaseStore, hours: Hours) -> None:
        self._conversations = conversations
        self._cases = cases
        self._hours = hours

    @property
    def hours(self) -> Hours:
        return self._hours

    async def is_open(self) -> bool:
        """Within the hours, and somebody is there."""
        present, _ = await self._cases.present_since(PRESENT_SECONDS)
        return present > 0 and self._hours.open_at(datetime.now(UTC))

    async def as_told(self, conversation_id: str, state: State, channel: str) -> dict[str, Any]:
        """For the dialogue.

        `people`: none (the organisation has no agents), away (outside their hours), expected, there, or
        elsewhere (in a desk of their own).
        """
        if channel == OWN_DESK:
            return {"people": "elsewhere", "state": state, "ahead": 0}
        present, known = await self._cases.present_since(PRESENT_SECONDS)
        people = ("there" if present else "expected") if self._hours.open_at(datetime.now(UTC)) else "away"
        ahead = await self._cases.ahead(conversation_id) if state == "waiting" else None
        return {
            "people": people if known else "none",
            "state": state,
            "ahead": await self._cases.waiting() if ahead is None else ahead,
        }

    async def announce(self, conversation_id: str) -> None:
        """Before a conversation begins to wait: it may stand in the list too early, never be missing."""
        about = await self._conversations.about(conversation_id)
        if about.channel == OWN_DESK:
            return
        now = int(time.time())
        coming = replace(about, state="waiting", since=now, asked_at=about.asked_at or now)
        await self._cases.list_early(conversation_id, entry_of(coming, {}, now))

    async def look_at(self, conversation_id: str) -> None:
        """Brings the list up to date with the conversation itself."""
        try:
            about = await self._conversations.about(conversation_id)
        except UnknownConversation:
            await self._cases.forget(conversation_id)
            return
        if about.state not in LISTED or about.channel == OWN_DESK:
            await self._cases.unlist(conversation_id, about.version)
            return
        slots = await self._cases.slots(conversation_id)
        await self._cases.list_entry(conversation_id, entry_of(about, slots, time.time()))

    async def tidy(self) -> None:
        """Looks again at every entry that a crash may have left behind."""
        for conversation_id, entry in (await self._cases.listed()).items():
            if entry["at"] < time.time() - _SETTLED_SECONDS:
                await self.look_at(conversation_id)


def open_desk(settings: Settings, redis: Redis) -> Desk:
    retention = settings.retention_seconds
    return Desk(
        ConversationStore(redis, retention), CaseStore(redis, retention), Hours.read(settings.agent_hours)
    )
