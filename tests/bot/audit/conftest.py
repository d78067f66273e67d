"""The same store as for agents, one per file."""

from tests.bot.agents.conftest import redis, store_address

__all__ = ["redis", "store_address"]
