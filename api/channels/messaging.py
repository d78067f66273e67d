"""Messaging in one gateway: its open channels, the mailroom behind them, and who delivers."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from redis.asyncio import Redis

from api.channels.base import Channel
from api.channels.delivering import Behind, Delivering
from api.channels.opening import open_channels
from api.channels.sending import TIMEOUT
from api.services import Services
from bot.messaging.chats import Chats
from bot.messaging.mailroom import Inside, Mailroom
from bot.messaging.names import Names, open_names, throwaway_names
from bot.messaging.passing_on import PassingOn
from bot.messaging.saying import Saying
from bot.messaging.stores import MessagingStores, messaging_stores
from bot.settings import Settings
from bot.store.committed import news_from
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.keys import DELIVERIES_CHANNEL


@dataclass(frozen=True)
class Messaging:
    channels: Mapping[str, Channel]
    stores: MessagingStores
    names: Names
    mailroom: Mailroom
    delivering: Mapping[str, Delivering]


@asynccontextmanager
async def running_messaging(
    settings: Settings, redis_url: str, services: Services
) -> AsyncIterator[Messaging]:
    """Delivers while the block runs. Raises BrokenPack and UnusableKey."""
    # Connections of its own: what is delivered takes none from those who wait for a page.
    redis = connect(redis_url, GATEWAY_TIMEOUT_SECONDS)
    # Nothing of the environment: neither a proxy nor a password file may see what goes to a provider.
    async with httpx.AsyncClient(timeout=TIMEOUT, trust_env=False, follow_redirects=False) as http:
        messaging = _built(settings, redis, services, http)
        tasks = [asyncio.create_task(each.run()) for each in messaging.delivering.values()]
        if tasks:
            tasks.append(asyncio.create_task(_listen(redis, messaging)))
        try:
            yield messaging
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await redis.aclose()


def _built(settings: Settings, redis: Redis, services: Services, http: httpx.AsyncClient) -> Messaging:
    stores = messaging_stores(redis, settings.retention_seconds)
    channels = open_channels(settings)
    names = open_names(settings) if channels else throwaway_names()
    inside = Inside(
        services.reception,
        services.book,
        services.danger,
        services.agent_desk.hand_over,
        services.erasure,
        settings.default_language,
    )
    chats = Chats(stores.conversations, stores.senders, names, services.book, settings)
    passing_on = PassingOn(stores.conversations, services.agent_desk.hand_over)
    behind = Behind(redis, stores, names, Saying(services.links), services.reception, passing_on)
    return Messaging(
        channels=channels,
        stores=stores,
        names=names,
        mailroom=Mailroom(stores, chats, names, inside),
        delivering={name: Delivering(channel, behind, http) for name, channel in channels.items()},
    )


async def _listen(redis: Redis, messaging: Messaging) -> None:
    async for _, channel in news_from(redis, DELIVERIES_CHANNEL):
        if channel in messaging.delivering:
            messaging.delivering[channel].news.set()
