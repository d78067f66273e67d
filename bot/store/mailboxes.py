"""A conversation in a messaging app: where its person is reached, and what was brought to them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from redis.asyncio import Redis

from bot.knowledge.bilingual import Language
from bot.store.connection import Replies, store_errors
from bot.store.conversations import SCRIPTS, State
from bot.store.errors import UnknownConversation
from bot.store.keys import ConversationKeys

_FIELDS = (
    "channel",
    "to",
    "language",
    "incident",
    "state",
    "said_at",
    "stopped",
    "brought",
    "parts",
    "choices",
    "tries",
    "moment",
)


@dataclass(frozen=True)
class Mailbox:
    """`to`: the sealed address. `stopped`: the person wants no more
    after this message. `brought`: the last outbox entry that is
    done; `parts`: how many calls of the next one were taken; `tries`: failures since the last success.

    `choices`: what can be typed for the choices that stand last in the app, and their payloads.
    `moment`: the inbox entry whose wait was told.
    """

    conversation_id: str
    channel: str
    to: str
    language: Language
    incident: str
    state: State
    said_at: int
    stopped: str
    brought: str
    parts: int
    choices: Mapping[str, str]
    tries: int
    moment: str


class MailboxStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._note_fields = redis.register_script((SCRIPTS / "note.lua").read_text(encoding="utf-8"))

    async def mailbox(self, conversation_id: str) -> Mailbox:
        """Raises UnknownConversation, also for a conversation that is not in a messaging app."""
        async with store_errors():
            found: Replies = await self._redis.hmget(ConversationKeys(conversation_id).about, *_FIELDS)
        known: dict[str, Any] = {name: value or "" for name, value in zip(_FIELDS, found, strict=True)}
        if not known["to"]:
            raise UnknownConversation
        return Mailbox(
            conversation_id=conversation_id,
            channel=known["channel"],
            to=known["to"],
            language=cast(Language, known["language"]),
            incident=known["incident"],
            state=cast(State, known["state"]),
            said_at=int(known["said_at"] or 0),
            stopped=known["stopped"],
            brought=known["brought"] or "0",
            parts=int(known["parts"] or 0),
            choices=json.loads(known["choices"] or "{}"),
            tries=int(known["tries"] or 0),
            moment=known["moment"],
        )

    async def note_part(self, conversation_id: str, parts: int) -> None:
        await self._note(conversation_id, {"parts": str(parts), "tries": "0"})

    async def note_brought(self, conversation_id: str, entry_id: str) -> None:
        await self._note(conversation_id, {"brought": entry_id, "parts": "0", "tries": "0"})

    async def note_choices(self, conversation_id: str, choices: Mapping[str, str]) -> None:
        await self._note(conversation_id, {"choices": json.dumps(dict(choices))})

    async def note_failure(self, conversation_id: str, tries: int) -> None:
        await self._note(conversation_id, {"tries": str(tries)})

    async def note_moment(self, conversation_id: str, entry_id: str) -> None:
        await self._note(conversation_id, {"moment": entry_id})

    async def stop(self, conversation_id: str, after: str) -> None:
        """Nothing is brought but this message, until the person writes again."""
        await self._note(conversation_id, {"stopped": after})

    async def resume(self, conversation_id: str) -> None:
        await self._note(conversation_id, {"stopped": ""})

    async def oldest_waiting(self, conversation_id: str) -> tuple[str, float] | None:
        """The message that waits longest for an answer: its inbox entry, and since when in unix seconds.

        What was answered at once, and of which a worker only takes note, waits for nothing.
        """
        keys = ConversationKeys(conversation_id)
        async with store_errors():
            entries: Replies = await self._redis.xrange(keys.inbox)
            for entry_id, fields in entries:
                message_id = json.loads(fields["entry"])["message_id"]
                if await self._redis.hget(keys.answers, message_id) == "":
                    return entry_id, int(entry_id.partition("-")[0]) / 1000
        return None

    async def _note(self, conversation_id: str, fields: Mapping[str, str]) -> None:
        """Never brings an erased conversation back."""
        async with store_errors():
            key = ConversationKeys(conversation_id).about
            await self._note_fields(keys=[key], args=[part for field in fields.items() for part in field])
