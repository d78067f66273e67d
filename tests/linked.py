"""What the messaging chat of a running Vigie would send: one-time links, issued on its own store."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.messaging.links import OneTimeLinks
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.links import LinkStore
from tests.running_vigie import RunningVigie

VERIFICATION = {"kind": "verification"}
CALL_BACK = {"kind": "call_back"}
LETTER = {"kind": "document", "paper": "complaint_letter", "values": {}}


def link_to_form(vigie: RunningVigie, conversation_id: str, form: dict[str, Any]) -> str:
    return _issued(vigie, lambda links: links.to_form(conversation_id, form))


def link_to_message(vigie: RunningVigie, conversation_id: str, message_id: str) -> str:
    return _issued(vigie, lambda links: links.to_message(conversation_id, message_id))


def _issued(vigie: RunningVigie, issue: Callable[[OneTimeLinks], Awaitable[str]]) -> str:
    async def issued() -> str:
        redis = connect(f"unix://{vigie.data_dir / 'store' / 'store.sock'}", GATEWAY_TIMEOUT_SECONDS)
        try:
            return await issue(OneTimeLinks(LinkStore(redis), vigie.address))
        finally:
            await redis.aclose()

    # In a thread of its own: a browser's test has an event loop already.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(issued())).result()
