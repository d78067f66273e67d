"""Tells whoever delivers that something may have been said in a messaging app."""

import time

from redis.asyncio import Redis

from bot.store.connection import Replies, store_errors
from bot.store.keys import DELIVERIES_CHANNEL, ConversationKeys, due_key

# Channels whose answers are brought to the person; the others read them themselves.
MESSAGING = ("whatsapp", "messenger", "telegram", "sms", "chatwoot")
# People answer there in a desk of their own: its cases are not in ours.
OWN_DESK = "chatwoot"
MILLISECONDS = 1000


async def announce(redis: Redis, conversation_id: str) -> None:
    """Raises StoreUnavailable."""
    async with store_errors():
        channel: Replies = await redis.hget(ConversationKeys(conversation_id).about, "channel")
        if channel in MESSAGING:
            await make_due(redis, channel, conversation_id, 0)
            await redis.publish(DELIVERIES_CHANNEL, channel)


async def make_due(
    redis: Redis, channel: str, conversation_id: str, after: float, *, only_new: bool = False
) -> None:
    """`after`: seconds; `only_new`: what is due already stays as it is."""
    at = int((time.time() + after) * MILLISECONDS)
    await redis.zadd(due_key(channel), {conversation_id: at}, nx=only_new)
