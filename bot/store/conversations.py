"""Conversations as the gateway sees them: opened, read, answered, erased."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from redis.asyncio import Redis

from bot.knowledge.bilingual import Language
from bot.store.acceptance import Acceptance, Accepted, script_arguments
from bot.store.announcing import announce
from bot.store.connection import Replies, store_errors
from bot.store.errors import InboxFull, StoreUnavailable, UnknownConversation
from bot.store.json_text import json_text
from bot.store.keys import READY, WORKER_SILENCE_SECONDS, WORKERS, ConversationKeys

State = Literal["bot", "waiting", "agent", "closed"]
CALL = "call"
# Of the first answer in a messaging app, which is no answer to a message.
GREETING = "greeting"
SCRIPTS = Path(__file__).parent / "scripts"


@dataclass(frozen=True)
class About:
    """What is known of a conversation apart from its text.

    `awaits`: a message that the person received is expected next (bot/triage/pasted.py); empty when not.
    `topic`: the last that was understood; `danger`: emergency or distress, once it was heard.
    `owner`: the agent who holds it; `since`, `acted_at`, `said_at`: unix seconds of the state's beginning, of
    the agent's last act, of the person's last message, which is `last_said`; `version` counts changes of
    state. `asked_at`: since when somebody wants a person; `unanswered`: messages since the agent's last.
    """

    conversation_id: str
    incident: str
    channel: str
    language: Language
    chosen_language: Language | None
    state: State
    awaits: str = ""
    owner: str | None = None
    since: int = 0
    acted_at: int = 0
    said_at: int = 0
    last_said: str | None = None
    unanswered: int = 0
    unanswered_since: int = 0
    asked_at: int = 0
    version: int = 0
    topic: str | None = None
    danger: str | None = None

    @property
    def is_call(self) -> bool:
        """An agent types what a caller says; nobody reads along."""
        return self.channel == CALL


@dataclass(frozen=True)
class Address:
    """Where a person is reached in a messaging app, sealed; and the greeting as a stored answer."""

    sealed: str
    greeting: dict[str, Any]


@dataclass(frozen=True)
class Credentials:
    """128 random bits each; of the token the store keeps a digest only."""

    conversation_id: str
    token: str

    @property
    def digest(self) -> str:
        return _digest(self.token)

    @classmethod
    def draw(cls) -> "Credentials":
        return cls(secrets.token_hex(16), secrets.token_urlsafe(16))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class ConversationStore:
    """Every method raises StoreUnavailable when the store does not answer in time."""

    def __init__(self, redis: Redis, retention_seconds: int) -> None:
        self._redis = redis
        self._retention = retention_seconds
        self._accept = redis.register_script((SCRIPTS / "accept.lua").read_text(encoding="utf-8"))

    async def create(
        self,
        credentials: Credentials,
        about: About,
        greeting: Sequence[dict[str, Any]],
        buttons: dict[str, str],
        address: Address | None = None,
    ) -> None:
        """`address`: in a messaging app the greeting is delivered like every answer."""
        keys = ConversationKeys(credentials.conversation_id)
        fields: Replies = {
            "token": _digest(credentials.token),
            "incident": about.incident,
            "channel": about.channel,
            "language": about.language,
            "state": about.state,
            "since": about.since,
            **({"owner": about.owner} if about.owner else {}),
            **({"to": address.sealed} if address else {}),
        }
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.hset(keys.about, mapping=fields)
            for message in greeting:
                pipe.rpush(keys.transcript, json_text(message))
            if address:
                pipe.hset(keys.answers, GREETING, json_text(address.greeting))
                pipe.xadd(keys.outbox, {"message_id": GREETING})
            for payload, meaning in buttons.items():
                pipe.hset(keys.buttons, payload, meaning)
            for key in keys.kept():
                pipe.expire(key, self._retention)
            await pipe.execute()

    async def about(self, conversation_id: str) -> About:
        """Raises UnknownConversation."""
        return self._about(conversation_id, await self._fields(conversation_id))

    async def authenticate(self, conversation_id: str, token: str) -> About | None:
        """None when the token is not this conversation's. Raises UnknownConversation."""
        fields = await self._fields(conversation_id)
        if not hmac.compare_digest(fields["token"], _digest(token)):
            return None
        return self._about(conversation_id, fields)

    async def accept(self, conversation_id: str, acceptance: Acceptance) -> Accepted:
        """Acknowledges durably, once per message id. Raises UnknownConversation or InboxFull."""
        keys = ConversationKeys(conversation_id)
        async with store_errors():
            outcome, *rest = await self._accept(
                keys=keys.kept(), args=list(script_arguments(conversation_id, acceptance, self._retention))
            )
        if outcome == "unknown":
            raise UnknownConversation
        if outcome == "full":
            raise InboxFull
        wake, answer = rest
        held_entry = acceptance.held.entry if acceptance.held else None
        # A repeat of what was answered needs no worker; what was overheard does, though it has its answer.
        waits = not answer or outcome == "accepted"
        if wake and waits and (acceptance.entry or held_entry):
            # Accepted is accepted: a wake that fails is made good by the next message or repeat.
            with suppress(StoreUnavailable):
                await self._wake(conversation_id)
        if answer:
            # Also for a repeat: whoever took it the first time may have died before this.
            await announce(self._redis, conversation_id)
        return Accepted(str(answer) or None, repeated=outcome == "repeat")

    async def _wake(self, conversation_id: str) -> None:
        async with store_errors():
            await self._redis.xadd(READY, {"conversation": conversation_id})

    async def state(self, conversation_id: str) -> State:
        """Raises UnknownConversation."""
        async with store_errors():
            state: Replies = await self._redis.hget(ConversationKeys(conversation_id).about, "state")
        if state is None:
            raise UnknownConversation
        return cast(State, state)

    async def answer(self, conversation_id: str, message_id: str) -> str | None:
        """The stored answer as JSON; None while a worker has not committed one."""
        async with store_errors():
            stored: Replies = await self._redis.hget(ConversationKeys(conversation_id).answers, message_id)
        return str(stored) if stored else None

    async def transcript(self, conversation_id: str) -> list[dict[str, Any]]:
        async with store_errors():
            entries = await self._redis.lrange(ConversationKeys(conversation_id).transcript, 0, -1)
        return [json.loads(entry) for entry in entries]

    async def outbox(self, conversation_id: str, after: str) -> list[tuple[str, str]]:
        """(outbox entry id, message id) of the answers committed after the entry `after` ("0" = all)."""
        async with store_errors():
            outbox = ConversationKeys(conversation_id).outbox
            entries: Replies = await self._redis.xrange(outbox, f"({after}", "+")
        return [(entry_id, fields["message_id"]) for entry_id, fields in entries]

    async def outbox_end(self, conversation_id: str) -> str:
        """The id of the newest outbox entry, "0" when there is none."""
        async with store_errors():
            outbox = ConversationKeys(conversation_id).outbox
            newest: Replies = await self._redis.xrevrange(outbox, "+", "-", count=1)
        return str(newest[0][0]) if newest else "0"

    async def button(self, conversation_id: str, payload: str) -> str | None:
        """What an opaque payload stands for; None when this conversation never issued it."""
        async with store_errors():
            meaning: Replies = await self._redis.hget(ConversationKeys(conversation_id).buttons, payload)
        return str(meaning) if meaning else None

    async def keep_button(self, conversation_id: str, payload: str, meaning: str) -> None:
        """One that no message carries. Raises UnknownConversation."""
        keys = ConversationKeys(conversation_id)
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.exists(keys.about)
            pipe.hset(keys.buttons, payload, meaning)
            pipe.expire(keys.buttons, self._retention, nx=True)
            known, *_ = await pipe.execute()
        if not known:  # erased a moment ago: nothing of it may come back
            await self.erase(conversation_id)
            raise UnknownConversation

    async def take(self, conversation_id: str, payload: str) -> str | None:
        """Like `button`, and nobody can take it again."""
        key = ConversationKeys(conversation_id).buttons
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.hget(key, payload)
            pipe.hdel(key, payload)
            meaning, _ = await pipe.execute()
        return str(meaning) if meaning else None

    async def erase(self, conversation_id: str) -> None:
        """Deletes every key; `rewrite_files` then takes them out of the append-only file."""
        keys = ConversationKeys(conversation_id)
        async with store_errors():
            await self._redis.delete(*keys.kept(), keys.lock)

    async def rewrite_files(self) -> None:
        """Asks the server to rewrite its append-only file without what was erased.

        A managed server may refuse or already be rewriting; both leave the next rewrite to do it.
        """
        async with store_errors():
            await self._redis.bgrewriteaof()

    async def live_workers(self) -> int:
        async with store_errors():
            return int(await self._redis.zcount(WORKERS, time.time() - WORKER_SILENCE_SECONDS, "+inf"))

    async def ping(self) -> None:
        async with store_errors():
            await self._redis.ping()

    async def _fields(self, conversation_id: str) -> dict[str, str]:
        async with store_errors():
            fields: Replies = await self._redis.hgetall(ConversationKeys(conversation_id).about)
        if not fields:
            raise UnknownConversation
        return dict(fields)

    @staticmethod
    def _about(conversation_id: str, fields: dict[str, Any]) -> About:
        return About(
            conversation_id=conversation_id,
            incident=fields["incident"],
            channel=fields["channel"],
            language=fields["language"],
            chosen_language=fields.get("chosen_language"),
            state=fields["state"],
            awaits=fields.get("awaits", ""),
            owner=fields.get("owner"),
            since=int(fields.get("since", 0)),
            acted_at=int(fields.get("acted_at", 0)),
            said_at=int(fields.get("said_at", 0)),
            last_said=fields.get("last_said"),
            unanswered=int(fields.get("unanswered", 0)),
            unanswered_since=int(fields.get("unanswered_since", 0)),
            asked_at=int(fields.get("asked_at", 0)),
            version=int(fields.get("version", 0)),
            topic=fields.get("topic"),
            danger=fields.get("danger") or None,
        )
