"""The parts of the store that messaging uses."""

from dataclasses import dataclass

from redis.asyncio import Redis

from bot.store.conversations import ConversationStore
from bot.store.counters import CounterStore
from bot.store.deliveries import DeliveryStore
from bot.store.mailboxes import MailboxStore
from bot.store.senders import SenderStore


@dataclass(frozen=True)
class MessagingStores:
    conversations: ConversationStore
    senders: SenderStore
    counters: CounterStore
    deliveries: DeliveryStore
    mailboxes: MailboxStore


def messaging_stores(redis: Redis, retention_seconds: int) -> MessagingStores:
    return MessagingStores(
        ConversationStore(redis, retention_seconds),
        SenderStore(redis, retention_seconds),
        CounterStore(redis),
        DeliveryStore(redis),
        MailboxStore(redis),
    )
