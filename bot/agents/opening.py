"""Puts the sign-in together from the settings."""

from redis.asyncio import Redis

from bot.agents.limits import SignInLimits
from bot.agents.password import Passwords
from bot.agents.sessions import Sessions
from bot.agents.sign_in import SignInDesk
from bot.audit.chain import AuditChain
from bot.audit.key import audit_key
from bot.settings import Settings
from bot.store.agents import AgentStore
from bot.store.counters import CounterStore


def open_sign_in(settings: Settings, redis: Redis, audit: AuditChain) -> SignInDesk:
    """Raises UnusableKey."""
    store = AgentStore(redis)
    return SignInDesk(
        store=store,
        counters=CounterStore(redis),
        limits=SignInLimits(audit_key(settings).derived(b"sign-in")),
        passwords=Passwords(),
        sessions=Sessions(store, settings.agent_idle_minutes * 60),
        audit=audit,
        second_factor=settings.agent_second_factor,
    )
