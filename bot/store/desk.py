"""Where a notice can be checked by its reference: verifiers say so while they live."""

import time

from redis.asyncio import Redis

from bot.store.connection import store_errors
from bot.store.keys import verification_key

# A verifier that is silent for so long is gone.
_SILENCE_SECONDS = 20


class VerificationDesk:
    """Raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def open_for(self, incident: str) -> None:
        async with store_errors():
            await self._redis.set(verification_key("open", incident), int(time.time()), ex=_SILENCE_SECONDS)

    async def is_open(self, incident: str) -> bool:
        async with store_errors():
            return bool(await self._redis.exists(verification_key("open", incident)))
