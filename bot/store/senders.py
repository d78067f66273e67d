"""Who writes from where: keyed hashes only; the conversation that goes on, and what was taken already."""

from redis.asyncio import Redis

from bot.store.connection import Replies, store_errors
from bot.store.keys import sender_key, taken_key

# Providers deliver again for a week at most.
TAKEN_SECONDS = 8 * 24 * 3600


class SenderStore:
    """Every name given to it is a keyed hash. Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis, retention_seconds: int) -> None:
        self._redis = redis
        self._retention = retention_seconds

    async def conversation(self, sender: str) -> str | None:
        async with store_errors():
            found: Replies = await self._redis.getex(sender_key(sender), ex=self._retention)
        return str(found) if found else None

    async def begin(self, sender: str, conversation_id: str, instead_of: str | None) -> str:
        """This one from now on, unless another was begun at the same time: that one."""
        async with store_errors():
            if instead_of is not None and await self._redis.get(sender_key(sender)) == instead_of:
                await self._redis.delete(sender_key(sender))
            begun: Replies = await self._redis.set(
                sender_key(sender), conversation_id, ex=self._retention, nx=True, get=True
            )
        return str(begun) if begun else conversation_id

    async def was_taken(self, name: str) -> bool:
        async with store_errors():
            return bool(await self._redis.exists(taken_key(name)))

    async def note_taken(self, name: str) -> None:
        """Only once it is done: what is interrupted before is done again."""
        async with store_errors():
            await self._redis.set(taken_key(name), "1", ex=TAKEN_SECONDS)
