"""Codes told on the phone, and numbers to call back: kept apart from conversations, and not for long."""

import secrets
import time
from dataclasses import dataclass

from redis.asyncio import Redis

from bot.store.connection import Replies, store_errors
from bot.store.keys import CALL_BACKS, DESK_CHANNEL, call_back_key, code_key

# Easily said and heard: no I, L, O, U; 40 bits, and few tries (bot/handover/codes.py).
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8
CODE_SECONDS = 15 * 60


@dataclass(frozen=True)
class CallBack:
    """`when` in the person's words, masked; the number is asked for apart (`CallBackStore.phone`)."""

    conversation_id: str
    language: str
    at: int
    expires_at: int
    when: str


class CodeStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def issue(self, conversation_id: str, to: str) -> str:
        """`to`: who may use it (call or chat); good once, for a quarter of an hour."""
        code = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
        async with store_errors():
            await self._redis.set(code_key(code), f"{to} {conversation_id}", ex=CODE_SECONDS)
        return code

    async def redeem(self, code: str, to: str) -> str | None:
        """The conversation; None for a code that is wrong, over, used, or meant for the other side."""
        async with store_errors():
            found: Replies = await self._redis.getdel(code_key(code))
        meant, _, conversation_id = str(found or "").partition(" ")
        return conversation_id if meant == to and conversation_id else None


def read_code(typed: str) -> str:
    """As it was issued: without hyphens, with the signs that are easily confused."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    return plain.translate(str.maketrans("OIL", "011"))[:_LENGTH]


class CallBackStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis, seconds: int) -> None:
        self._redis = redis
        self._seconds = seconds

    async def ask(self, conversation_id: str, phone: str, when: str, language: str) -> None:
        """The latest of one conversation counts."""
        now = int(time.time())
        fields: Replies = {"phone": phone, "when": when, "language": language, "at": now}
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(call_back_key(conversation_id))
            pipe.hset(call_back_key(conversation_id), mapping=fields)
            pipe.expire(call_back_key(conversation_id), self._seconds)
            pipe.zadd(CALL_BACKS, {conversation_id: now})
            pipe.expire(CALL_BACKS, self._seconds)
            pipe.publish(DESK_CHANNEL, conversation_id)
            await pipe.execute()

    async def all(self) -> list[CallBack]:
        """Oldest first."""
        async with store_errors():
            await self._redis.zremrangebyscore(CALL_BACKS, "-inf", time.time() - self._seconds)
            ids: Replies = await self._redis.zrange(CALL_BACKS, 0, -1)
            async with self._redis.pipeline(transaction=False) as pipe:
                for conversation_id in ids:
                    pipe.hmget(call_back_key(conversation_id), "language", "at", "when")
                found = await pipe.execute()
        return [
            CallBack(conversation_id, language, int(at), int(at) + self._seconds, when)
            for conversation_id, (language, at, when) in zip(ids, found, strict=True)
            if at is not None
        ]

    async def phone(self, conversation_id: str) -> str | None:
        async with store_errors():
            phone: Replies = await self._redis.hget(call_back_key(conversation_id), "phone")
        return str(phone) if phone else None

    async def forget(self, conversation_id: str) -> None:
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(call_back_key(conversation_id))
            pipe.zrem(CALL_BACKS, conversation_id)
            pipe.publish(DESK_CHANNEL, conversation_id)
            await pipe.execute()
