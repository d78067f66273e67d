"""How many errors a name and a network address may make; what was typed is named by keyed digests only."""

import hashlib

from bot.store.counters import Counter
from bot.store.keys import agent_network_key
from bot.verification.limits import network_of

# In a row; the next attempt is refused until `vigie agents unlock`.
ERRORS = 5
# One office may share an address; what was right is given back.
_ERRORS_OF_A_NETWORK = 30
_HOUR = 3600


class SignInLimits:
    def __init__(self, secret: bytes, errors_of_a_network: int = _ERRORS_OF_A_NETWORK) -> None:
        self._secret = secret
        self._of_a_network = errors_of_a_network

    def network(self, address: str) -> Counter:
        digest = self._hashed(b"network", network_of(address))
        return Counter(agent_network_key(digest), self._of_a_network, _HOUR)

    def digest(self, name: str) -> str:
        """Of a name that perhaps nobody has: people type passwords into the wrong field."""
        return self._hashed(b"name", name)

    def _hashed(self, purpose: bytes, value: str) -> str:
        content = value.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(content, key=self._secret, digest_size=16, person=purpose).hexdigest()
