"""Codes told on the phone: a call goes on as a chat, and a chat as a call."""

import hashlib

from bot.store.codes import CodeStore, read_code
from bot.store.counters import Counter, CounterStore
from bot.store.keys import attempts_key
from bot.verification.limits import network_of

CHAT, DESK = "chat", "desk"
_HOUR = 3600
# 40 bits live a quarter of an hour: at these limits, with a hundred codes alive, one is met in 400 years.
# Fewer tries would lock out the people who share an address with somebody who mistypes.
_TRIES_AN_HOUR = 60
_TRIES_AN_HOUR_BY_ALL = 3_000


class TooManyCodes(Exception):
    """Who tries, or everybody together, has tried too often."""


class Codes:
    """Store failures pass as StoreUnavailable."""

    def __init__(self, codes: CodeStore, counters: CounterStore, secret: bytes) -> None:
        self._codes = codes
        self._counters = counters
        self._secret = secret

    def hashed(self, address: str) -> str:
        """What stands for a network address in a counter: another one in each process, and gone with it."""
        network = network_of(address).encode()
        return hashlib.blake2b(network, key=self._secret, digest_size=16).hexdigest()

    async def for_chat(self, call: str) -> str:
        """Read out to a caller."""
        return await self._codes.issue(call, CHAT)

    async def for_desk(self, conversation_id: str) -> str:
        """Shown to a person who will phone."""
        return await self._codes.issue(conversation_id, DESK)

    async def in_chat(self, typed: str, address: str) -> str | None:
        """The call that goes on; `address`: a keyed hash, never the address. Raises TooManyCodes."""
        return await self._redeem(typed, CHAT, address)

    async def at_desk(self, typed: str, agent: str) -> str | None:
        """The conversation that an agent may join. Raises TooManyCodes."""
        return await self._redeem(typed, DESK, agent)

    async def _redeem(self, typed: str, to: str, who: str) -> str | None:
        tries = [
            Counter(attempts_key(f"{to}:{who}"), _TRIES_AN_HOUR, _HOUR),
            Counter(attempts_key(to), _TRIES_AN_HOUR_BY_ALL, _HOUR),
        ]
        if await self._counters.admit(tries) is not None:
            raise TooManyCodes
        found = await self._codes.redeem(read_code(typed), to)
        if found is not None:
            await self._counters.refund(tries)
        return found
