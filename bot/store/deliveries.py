"""Answers that are due to somebody in a messaging app: announced, claimed, sent, or kept as failed."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from redis.asyncio import Redis

from bot.store.announcing import MILLISECONDS, announce, make_due
from bot.store.connection import Replies, store_errors
from bot.store.conversations import SCRIPTS
from bot.store.keys import DELIVERIES_FAILED, ConversationKeys, due_key, sent_key

# Whoever claimed a conversation and died is replaced after so long.
LEASE_SECONDS = 6
# Providers report for a day or two.
_SENT_SECONDS = 3 * 24 * 3600
_FAILED_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True)
class Claim:
    conversation_id: str
    lease: int


@dataclass(frozen=True)
class Failed:
    """An answer that did not arrive: `reason` for operators; nothing of its text, nor of the person."""

    conversation_id: str
    entry_id: str
    message_id: str
    channel: str
    reason: str
    at: int

    @property
    def name(self) -> str:
        return f"{self.conversation_id}.{self.entry_id}"


class DeliveryStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._claim = redis.register_script((SCRIPTS / "claim.lua").read_text(encoding="utf-8"))
        self._settle = redis.register_script((SCRIPTS / "settle.lua").read_text(encoding="utf-8"))

    async def expect(self, channel: str, conversation_id: str, after: float) -> None:
        """Somebody looks `after` seconds from now, even if nobody announces an answer."""
        async with store_errors():
            await make_due(self._redis, channel, conversation_id, after, only_new=True)

    async def announce(self, conversation_id: str) -> None:
        """There is something to deliver now."""
        await announce(self._redis, conversation_id)

    async def claim(self, channel: str, most: int) -> list[Claim]:
        now = time.time()
        lease = int((now + LEASE_SECONDS) * MILLISECONDS)
        async with store_errors():
            found: Replies = await self._claim(
                keys=[due_key(channel)], args=[int(now * MILLISECONDS), lease, most]
            )
        return [Claim(conversation_id, lease) for conversation_id in found]

    async def settle(self, channel: str, claim: Claim, again_after: float | None = None) -> None:
        """`again_after`: seconds until it is looked at again, None when nothing is left."""
        at = "" if again_after is None else int((time.time() + again_after) * MILLISECONDS)
        async with store_errors():
            await self._settle(keys=[due_key(channel)], args=[claim.conversation_id, claim.lease, at])

    async def next_due(self, channel: str) -> float | None:
        """Seconds until the next one is due, None when there is none."""
        async with store_errors():
            found: Replies = await self._redis.zrange(due_key(channel), 0, 0, withscores=True)
        return max(0.0, found[0][1] / MILLISECONDS - time.time()) if found else None

    async def waiting(self, channel: str) -> int:
        async with store_errors():
            return int(await self._redis.zcard(due_key(channel)))

    async def note_sent(self, reference: str, failed_if: Failed) -> None:
        """`reference`: a keyed hash of the provider's name for it."""
        async with store_errors():
            content = json.dumps(asdict(failed_if))
            await self._redis.set(sent_key(reference), content, ex=_SENT_SECONDS)

    async def sent(self, reference: str) -> Failed | None:
        """What it was, for a report that it failed after all; once."""
        async with store_errors():
            found: Replies = await self._redis.getdel(sent_key(reference))
        return Failed(**json.loads(found)) if found else None

    async def note_failed(self, failed: Failed) -> None:
        async with store_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.hset(DELIVERIES_FAILED, failed.name, json.dumps(asdict(failed)))
            pipe.expire(DELIVERIES_FAILED, _FAILED_SECONDS)
            await pipe.execute()

    async def failed(self) -> list[Failed]:
        """Oldest first."""
        async with store_errors():
            found: Replies = await self._redis.hgetall(DELIVERIES_FAILED)
        return sorted((Failed(**json.loads(each)) for each in found.values()), key=lambda each: each.at)

    async def forget_failed(self, names: Sequence[str]) -> None:
        async with store_errors():
            if names:
                await self._redis.hdel(DELIVERIES_FAILED, *names)

    async def send_again(self, failed: Failed) -> bool:
        """After whatever was said since; False when the conversation is no more."""
        keys = ConversationKeys(failed.conversation_id)
        async with store_errors():
            if await self._redis.hget(keys.answers, failed.message_id):
                await self._redis.xadd(keys.outbox, {"message_id": failed.message_id})
                await announce(self._redis, failed.conversation_id)
                found = True
            else:
                found = False
        await self.forget_failed([failed.name])
        return found
