"""Who tries links that lead nowhere is stopped; a link that leads somewhere costs nothing."""

from bot.messaging.links import OneTimeLinks, OpenedLink
from bot.store.counters import Counter, CounterStore
from bot.store.keys import link_tries_key

_HOUR = 3600
# 128 bits are not met by trying: the limits keep programs that try from the store. They are high because old
# links count too, and the phones of one operator share few addresses.
TRIES_AN_HOUR = 300
_TRIES_AN_HOUR_BY_ALL = 30_000


class TooManyLinks(Exception):
    """Who tries, or everybody together, has tried too often."""


class LinkTries:
    """Store failures pass as StoreUnavailable."""

    def __init__(self, links: OneTimeLinks, counters: CounterStore) -> None:
        self._links = links
        self._counters = counters

    async def open(self, token: str, network: str) -> OpenedLink | None:
        """`network`: a keyed hash, never the address. Raises TooManyLinks."""
        tries = [
            Counter(link_tries_key(network), TRIES_AN_HOUR, _HOUR),
            Counter(link_tries_key("all"), _TRIES_AN_HOUR_BY_ALL, _HOUR),
        ]
        if await self._counters.admit(tries) is not None:
            raise TooManyLinks
        opened = await self._links.open(token)
        if opened is not None:
            await self._counters.refund(tries)
        return opened
