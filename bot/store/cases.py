"""Who holds a conversation: each change is checked at the moment it happens, and whole, or refused."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from redis.asyncio import Redis

from bot.store.announcing import announce
from bot.store.connection import Replies, store_errors
from bot.store.conversations import SCRIPTS, State
from bot.store.errors import NotPossibleNow, UnknownConversation, Unseen
from bot.store.json_text import json_text
from bot.store.keys import (
    AGENT_NAMES,
    COMMITTED_CHANNEL,
    DESK_CASES,
    DESK_CHANNEL,
    DESK_PRESENT,
    DESK_WAITING,
    ConversationKeys,
)

_MONTH_SECONDS = 30 * 24 * 3600
# An agent whose console was silent for so long is not there.
PRESENT_SECONDS = 120
# `seen` of a change that may happen whatever the person wrote meanwhile.
WHATEVER = "*"
STAYS = "="


@dataclass(frozen=True)
class Change:
    """`states` in which it may happen, `held_by` whom it must belong to then; `version` that must still hold.

    `to` None: the state stays. `owner`: the new one, "" for nobody, STAYS. `seen`: id of the person's last
    message that the agent saw ("" = there was none). `message_id`: done once; `answer` and `transcript`: what
    is said.
    """

    states: tuple[State, ...]
    to: State | None = None
    held_by: str | None = None
    owner: str = STAYS
    seen: str = WHATEVER
    version: int | None = None
    message_id: str = ""
    transcript: Sequence[dict[str, Any]] = ()
    answer: dict[str, Any] | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    buttons: Mapping[str, str] = field(default_factory=dict)


class CaseStore:
    """Every method raises StoreUnavailable when the store does not answer in time."""

    def __init__(self, redis: Redis, retention_seconds: int) -> None:
        self._redis = redis
        self._retention = retention_seconds
        self._hold = redis.register_script((SCRIPTS / "hold.lua").read_text(encoding="utf-8"))
        self._index = redis.register_script((SCRIPTS / "index.lua").read_text(encoding="utf-8"))

    async def change(self, conversation_id: str, change: Change) -> bool:
        """False when the same message id was done before.

        Raises UnknownConversation, NotPossibleNow or Unseen.
        """
        async with store_errors():
            outcome, *rest = await self._hold(
                keys=ConversationKeys(conversation_id).kept(),
                args=[
                    f",{','.join(change.states)},",
                    change.held_by or "",
                    change.to or "",
                    change.owner,
                    change.message_id,
                    json_text([json_text(message) for message in change.transcript]),
                    json_text(change.answer) if change.answer else "",
                    json_text(dict(change.about)),
                    change.seen,
                    "" if change.version is None else change.version,
                    self._retention,
                    COMMITTED_CHANNEL,
                    conversation_id,
                    json_text(dict(change.buttons)),
                ],
            )
        match outcome:
            case "unknown":
                raise UnknownConversation
            case "unseen":
                raise Unseen
            case "refused":
                raise NotPossibleNow(*rest)
        if change.answer is not None:
            await announce(self._redis, conversation_id)
        return bool(outcome == "done")

    async def answers(self, conversation_id: str) -> dict[str, dict[str, Any]]:
        """Message id → stored answer, `script:` and message id → script; without those that still wait."""
        async with store_errors():
            stored: Replies = await self._redis.hgetall(ConversationKeys(conversation_id).answers)
        return {name: json.loads(content) for name, content in stored.items() if content}

    async def ending(self, conversation_id: str) -> dict[str, str] | None:
        """outcome, summary, closed_by and closed_at (ISO) of a case that an agent closed."""
        names = ("outcome", "summary", "closed_by", "closed_at")
        async with store_errors():
            found: Replies = await self._redis.hmget(ConversationKeys(conversation_id).about, *names)
        return dict(zip(names, found, strict=True)) if found[0] else None

    async def script(self, conversation_id: str, message_id: str) -> dict[str, Any] | None:
        """What the agent may say to this message; None when there is none yet."""
        key = ConversationKeys(conversation_id).answers
        async with store_errors():
            stored: Replies = await self._redis.hget(key, f"script:{message_id}")
        return dict(json.loads(stored)) if stored else None

    async def list_entry(self, conversation_id: str, entry: Mapping[str, Any]) -> None:
        """Writes what the list shows; `entry` has "version" and "at" (unix seconds)."""
        await self._put(conversation_id, int(entry["version"]), json_text(dict(entry)))

    async def list_early(self, conversation_id: str, entry: Mapping[str, Any]) -> None:
        """Of a change that is about to be made; what stands in the list already stays."""
        await self._put(conversation_id, int(entry["version"]), json_text(dict(entry)), unless_listed=True)

    async def unlist(self, conversation_id: str, version: int) -> None:
        await self._put(conversation_id, version, "")

    async def forget(self, conversation_id: str) -> None:
        """Of a conversation that is no more."""
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.hdel(DESK_CASES, conversation_id)
            pipe.zrem(DESK_WAITING, conversation_id)
            pipe.publish(DESK_CHANNEL, conversation_id)
            await pipe.execute()

    async def listed(self) -> dict[str, dict[str, Any]]:
        """Conversation → entry, in no order."""
        async with store_errors():
            entries: Replies = await self._redis.hgetall(DESK_CASES)
        return {conversation_id: json.loads(entry) for conversation_id, entry in entries.items()}

    async def listed_of(self, ids: Sequence[str]) -> dict[str, dict[str, Any] | None]:
        """The entries of these, None for each that is not listed."""
        async with store_errors():
            entries: Replies = await self._redis.hmget(DESK_CASES, list(ids))
        return {
            conversation_id: json.loads(entry) if entry else None
            for conversation_id, entry in zip(ids, entries, strict=True)
        }

    async def waiting(self) -> int:
        """How many wait, as the index knows it."""
        async with store_errors():
            return int(await self._redis.zcard(DESK_WAITING))

    async def ahead(self, conversation_id: str) -> int | None:
        """How many began to wait earlier; None when it does not wait."""
        async with store_errors():
            rank: Replies = await self._redis.zrank(DESK_WAITING, conversation_id)
        return None if rank is None else int(rank)

    async def slots(self, conversation_id: str) -> dict[str, Any]:
        """What the dialogue knows of the person."""
        async with store_errors():
            slots: Replies = await self._redis.get(ConversationKeys(conversation_id).slots)
        return dict(json.loads(slots or "{}"))

    async def show_presence(self, agent: str) -> None:
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.zadd(DESK_PRESENT, {agent: time.time()})
            pipe.expire(DESK_PRESENT, _MONTH_SECONDS)
            await pipe.execute()

    async def leave(self, agent: str) -> None:
        """Signed out: kept as an agent, no longer as present."""
        async with store_errors():
            await self._redis.zadd(DESK_PRESENT, {agent: 1}, xx=True)

    async def present(self) -> frozenset[str]:
        """Who showed a sign of life of late."""
        async with store_errors():
            names: Replies = await self._redis.zrangebyscore(
                DESK_PRESENT, time.time() - PRESENT_SECONDS, "+inf"
            )
        return frozenset(names)

    async def present_since(self, seconds: float) -> tuple[int, bool]:
        """How many agents showed a sign of life in the last `seconds`, and whether there are any at all."""
        async with store_errors(), self._redis.pipeline(transaction=False) as pipe:
            pipe.zcount(DESK_PRESENT, time.time() - seconds, "+inf")
            pipe.zcard(DESK_PRESENT)
            pipe.exists(AGENT_NAMES)
            present, seen, accounts = await pipe.execute()
            known = seen or accounts
        return int(present), bool(known)

    async def _put(
        self, conversation_id: str, version: int, entry: str, *, unless_listed: bool = False
    ) -> None:
        async with store_errors():
            changed: Replies = await self._index(
                keys=[DESK_CASES, DESK_WAITING],
                args=[conversation_id, version, entry, "1" if unless_listed else "", self._retention],
            )
            if changed:
                await self._redis.publish(DESK_CHANNEL, conversation_id)
