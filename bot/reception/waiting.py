"""Waits for the workers' answer to an acknowledged message, as long as is honest."""

import json
import time
from typing import Any

from bot.store.committed import CommittedNews, next_news
from bot.store.conversations import ConversationStore

# Without a live worker there is nothing to wait for but one that is just about to report.
_WAIT_WITHOUT_WORKERS = 0.3
_LOOK_AGAIN_SECONDS = 1.0


class AnswerWait:
    def __init__(self, store: ConversationStore, news: CommittedNews, longest: float) -> None:
        self._store = store
        self._news = news
        self._longest = longest

    async def answer(self, conversation_id: str, message_id: str) -> dict[str, Any] | None:
        """The stored answer; None when none came in time (it will still come).

        Raises StoreUnavailable.

        Raises UnknownConversation when the person erased it meanwhile.
        """
        async with self._news.of(conversation_id) as event:
            wait = self._longest if await self._store.live_workers() else _WAIT_WITHOUT_WORKERS
            deadline = time.monotonic() + wait
            while True:
                stored = await self._store.answer(conversation_id, message_id)
                if stored is not None:
                    found: dict[str, Any] = json.loads(stored)
                    return found
                await self._store.about(conversation_id)
                remaining = deadline - time.monotonic()
                if remaining <= 0:
                    return None
                await next_news(event, min(remaining, _LOOK_AGAIN_SECONDS))
