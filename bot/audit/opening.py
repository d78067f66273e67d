"""Puts the audit together from the settings."""

from redis.asyncio import Redis

from bot.audit.chain import AuditChain
from bot.audit.key import audit_key
from bot.audit.volume import Volume
from bot.settings import Settings
from bot.store.audit import AuditStore
from bot.store.counters import CounterStore


def open_audit(settings: Settings, redis: Redis) -> AuditChain:
    """Raises UnusableKey."""
    volume = Volume(CounterStore(redis), settings.agent_openings_an_hour)
    return AuditChain(AuditStore(redis), audit_key(settings).derived(b"audit"), volume)
