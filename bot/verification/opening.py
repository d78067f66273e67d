"""Puts a verifier together from the settings."""

from contextlib import suppress

from redis.asyncio import Redis

from bot.register.errors import UnusableKey
from bot.register.place import register_key
from bot.register.secret_key import create_key, read_key
from bot.settings import Settings
from bot.store.counters import CounterStore
from bot.verification.check import Verifier
from bot.verification.limits import Limits
from bot.verification.shelf import Shelf


def open_verifier(settings: Settings, redis: Redis, shelf: Shelf) -> Verifier:
    limits = Limits(_limits_secret(settings), settings.retention_seconds)
    return Verifier(shelf, CounterStore(redis), limits)


def outcome_secret(settings: Settings) -> bytes:
    """What a verifier and the workers share: it proves an outcome, and opens no register.

    Without the setting it is drawn once into data_dir, which suits one machine. Raises UnusableKey.
    """
    if settings.outcome_key is not None:
        return bytes.fromhex(settings.outcome_key.get_secret_value())
    path = settings.data_dir / "keys" / "outcome.key"
    with suppress(FileExistsError):
        return create_key(path).secret
    return read_key(path).secret


def _limits_secret(settings: Settings) -> bytes:
    """Another than the register's key, which it does not give away; without key nothing is ever found."""
    try:
        return register_key(settings).derived(b"limits")
    except UnusableKey:
        return b"no register"
