"""Reaches the store from a command: the one of the settings, the one that runs, or its own meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.command_line.operator import fail
from bot.settings import Settings
from bot.store.embedded import EmbeddedStore, address_of_running
from bot.store.errors import StoreUnavailable


@contextmanager
def store_address(settings: Settings) -> Iterator[str]:
    """Raises typer.Exit when the embedded store does not start."""
    running = settings.redis_url or address_of_running(settings.data_dir)
    if running is not None:
        yield running
        return
    store = EmbeddedStore(settings.data_dir)
    try:
        store.start()
    except StoreUnavailable:
        raise fail("store_failed", place=store.directory) from None
    try:
        yield store.address
    finally:
        store.stop()
