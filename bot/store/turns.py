"""Turns as a worker sees them: woken, begun under a lock, committed whole."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from bot.store.announcing import announce
from bot.store.connection import Replies, store_errors
from bot.store.conversations import SCRIPTS, State
from bot.store.errors import HeldByAgent, LockLost, UnknownConversation
from bot.store.json_text import json_text
from bot.store.keys import (
    COMMITTED_CHANNEL,
    READY,
    READY_GROUP,
    WORKER_SILENCE_SECONDS,
    WORKERS,
    ConversationKeys,
)

# Turns of dialogue that the engine sees: enough for any rule, and the cost of a turn stays flat.
TURNS_KEPT = 20
# A woken conversation that its worker has not finished after this long is offered to the others.
TAKE_OVER_AFTER_MILLISECONDS = 3000


@dataclass(frozen=True)
class Wake:
    """One entry of the ready stream."""

    entry_id: str
    conversation_id: str


@dataclass(frozen=True)
class InboxEntry:
    """`attempt` counts from 1; a higher one means that a worker died or failed on this message."""

    entry_id: str
    content: dict[str, Any]
    attempt: int


@dataclass(frozen=True)
class Memory:
    """What the dialogue engine remembers: the last turns' events, every filled slot; and who holds it now."""

    turns: Sequence[list[dict[str, Any]]]
    slots: Mapping[str, Any]
    state: State = "bot"
    channel: str = "web"

    @property
    def held(self) -> bool:
        return self.state == "agent"


@dataclass(frozen=True)
class Commit:
    """The whole outcome of one turn. No `answer` means that nothing is said (a turn that was noted)."""

    entry_id: str
    message_id: str
    events: list[dict[str, Any]] = field(default_factory=list)
    slots: Mapping[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] | None = None
    transcript: Sequence[dict[str, Any]] = ()
    buttons: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    # The person asked for a human (waiting), or asks no more (bot).
    moves_to: Literal["waiting", "bot"] | None = None
    # Whether the machine speaks to the person, which it must not while an agent holds the conversation.
    speaks: bool = True
    # What the agent reads instead, in both languages.
    script: Mapping[str, Any] | None = None


class TurnStore:
    """Every method raises StoreUnavailable when the store does not answer in time."""

    def __init__(self, redis: Redis, worker_id: str, retention_seconds: int) -> None:
        self._redis = redis
        self._worker_id = worker_id
        self._retention = retention_seconds
        self._begin = redis.register_script((SCRIPTS / "begin.lua").read_text(encoding="utf-8"))
        self._commit = redis.register_script((SCRIPTS / "commit.lua").read_text(encoding="utf-8"))

    async def join(self) -> None:
        """Creates the group of workers when this is the first one."""
        try:
            async with store_errors():
                await self._redis.xgroup_create(READY, READY_GROUP, id="0", mkstream=True)
        except Exception as error:
            if not (isinstance(error.__cause__, ResponseError) and "BUSYGROUP" in str(error.__cause__)):
                raise

    async def sign_of_life(self) -> None:
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.zadd(WORKERS, {self._worker_id: time.time()})
            pipe.zremrangebyscore(WORKERS, "-inf", time.time() - 10 * WORKER_SILENCE_SECONDS)
            pipe.expire(WORKERS, 10 * WORKER_SILENCE_SECONDS)
            await pipe.execute()

    async def leave(self) -> None:
        async with store_errors():
            await self._redis.zrem(WORKERS, self._worker_id)

    async def next_wake(self, wait_milliseconds: int) -> Wake | None:
        async with store_errors():
            found: Replies = await self._redis.xreadgroup(
                READY_GROUP, self._worker_id, {READY: ">"}, count=1, block=wait_milliseconds
            )
        return _wake(found[0][1]) if found else None

    async def abandoned_wake(self) -> Wake | None:
        """A conversation that another worker took and did not finish: that worker died, or is slow."""
        async with store_errors():
            _, entries, _ = await self._redis.xautoclaim(
                READY, READY_GROUP, self._worker_id, TAKE_OVER_AFTER_MILLISECONDS, "0", count=1
            )
        return _wake(entries)

    async def finished(self, wake: Wake) -> None:
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.xack(READY, READY_GROUP, wake.entry_id)
            pipe.xdel(READY, wake.entry_id)
            await pipe.execute()

    async def begin(self, conversation_id: str, lock_token: str) -> InboxEntry | None:
        """The oldest waiting message, None when there is none. Raises LockLost."""
        keys = ConversationKeys(conversation_id)
        async with store_errors():
            outcome, *rest = await self._begin(
                keys=[*keys.kept(), keys.lock], args=[lock_token, self._retention]
            )
        if outcome == "lost":
            raise LockLost
        if outcome == "empty":
            return None
        entry_id, content, attempt = rest
        return InboxEntry(entry_id, json.loads(content), int(attempt))

    async def memory(self, conversation_id: str) -> Memory:
        keys = ConversationKeys(conversation_id)
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.lrange(keys.events, 0, -1)
            pipe.get(keys.slots)
            pipe.hmget(keys.about, "state", "channel")
            turns, slots, (state, channel) = await pipe.execute()
        known = [json.loads(turn) for turn in turns]
        return Memory(known, json.loads(slots or "{}"), state or "bot", channel or "web")

    async def announce(self, conversation_id: str) -> None:
        """What was committed is brought to where its person reads."""
        await announce(self._redis, conversation_id)

    async def commit(self, conversation_id: str, lock_token: str, turn: Commit) -> None:
        """Events, slots, transcript, answer and outbox at once.

        Raises LockLost when another worker owns the conversation (it commits instead of us),
        UnknownConversation when the person erased it meanwhile, HeldByAgent when the machine must be silent.
        """
        keys = ConversationKeys(conversation_id)
        async with store_errors():
            outcome = await self._commit(
                keys=[*keys.kept(), keys.lock],
                args=[
                    lock_token,
                    self._retention,
                    turn.entry_id,
                    turn.message_id,
                    json_text(turn.answer) if turn.answer else "",
                    json_text([json_text(message) for message in turn.transcript]),
                    json_text(turn.events) if turn.events else "",
                    TURNS_KEPT,
                    json_text(turn.slots),
                    json_text(turn.buttons),
                    json_text(turn.about),
                    COMMITTED_CHANNEL,
                    conversation_id,
                    turn.moves_to or "",
                    "1" if turn.speaks else "",
                    json_text(dict(turn.script)) if turn.script else "",
                ],
            )
        if outcome == "lost":
            raise LockLost
        if outcome == "held":
            raise HeldByAgent
        if outcome == "unknown":
            raise UnknownConversation


def _wake(entries: Sequence[tuple[str, dict[str, str]]]) -> Wake | None:
    for entry_id, fields in entries:
        return Wake(entry_id, fields["conversation"])
    return None
