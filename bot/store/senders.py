"""Who writes from where: keyed hashes only; the conversation that goes on, and what was taken already."""

from redis.asyncio import Redis

from bot.store.connection import Replies, store_errors
from bot.store.conversations import SCRIPTS
from bot.store.keys import sender_key, taken_key

# Providers deliver again for a week at most.
TAKEN_SECONDS = 8 * 24 * 3600


class SenderStore:
    """Every name given to it is a keyed hash. Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis, retention_seconds: int) -> None:
        self._redis = redis
        self._retention = retention_seconds
        self._begin = redis.register_script((SCRIPTS / "begin_chat.lua").read_text(encoding="utf-8"))

    async def conversation(self, sender: str) -> str | None:
        async with store_errors():
            found: Replies = await self._redis.getex(sender_key(sender), ex=self._retention)
        return str(found) if found else None

    async def begin(self, sender: str, conversation_id: str, instead_of: str | None) -> str:
        """The conversation of this sender from now on; another one where that was begun a moment earlier.

        `instead_of`: the one that was known and is no more.
        """
        async with store_errors():
            args: list[str | int] = [conversation_id, instead_of or "", self._retention]
            return str(await self._begin(keys=[sender_key(sender)], args=args))

    async def was_taken(self, name: str) -> bool:
        async with store_errors():
            return bool(await self._redis.exists(taken_key(name)))

    async def note_taken(self, name: str) -> None:
        """Only once it is done: what is interrupted before is done again."""
        async with store_errors():
            await self._redis.set(taken_key(name), "1", ex=TAKEN_SECONDS)
