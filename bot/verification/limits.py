"""How often a notice may be asked for: by conversation, reference, address, and by everybody together."""

import hashlib
import ipaddress
from dataclasses import dataclass

from bot.store.counters import Counter
from bot.store.keys import verification_key

_HOUR, _DAY = 3600, 24 * 3600
_YEAR = 365 * _DAY
# Six years: as long as a complaint can be filed (data/law.yml), and a notice be needed.
_LIFE = 6 * _YEAR
# A household or a small office shares one IPv6 network of this length.
_IPV6_NETWORK = 64


@dataclass(frozen=True)
class Allowed:
    """Numbers of the issue « Was I notified? »; France Travail's 50 attempts were judged too many."""

    errors_a_conversation: int = 5
    wrong_births_a_day: int = 5
    wrong_births_ever: int = 10
    attempts_an_hour_an_address: int = 10
    attempts_a_day_an_address: int = 30
    attempts_an_hour: int = 1_000
    attempts_a_day: int = 20_000


class Limits:
    """Builds the counters of one attempt; what they count is named by keyed hashes only."""

    def __init__(self, secret: bytes, retention_seconds: int, allowed: Allowed = Allowed()) -> None:
        self._secret = secret
        self._retention = retention_seconds
        self._allowed = allowed

    @property
    def whole_day(self) -> Counter:
        """Full: the check is off until it expires, and somebody must look."""
        return Counter(verification_key("day"), self._allowed.attempts_a_day, _DAY)

    @property
    def whole_hour(self) -> Counter:
        return Counter(verification_key("hour"), self._allowed.attempts_an_hour, _HOUR)

    def attempts(self, address: str) -> list[Counter]:
        """Counted whatever the outcome; who is over the limit of an address counts for nobody else."""
        network = self._hashed("address", network_of(address))
        allowed = self._allowed
        return [
            Counter(verification_key("address-hour", network), allowed.attempts_an_hour_an_address, _HOUR),
            Counter(verification_key("address-day", network), allowed.attempts_a_day_an_address, _DAY),
            self.whole_hour,
            self.whole_day,
        ]

    def errors(self, conversation_id: str, reference: str, *, known: bool) -> list[Counter]:
        """Counted unless the notice is found; a reference that does not exist counts alike, for a day."""
        conversation = self._hashed("conversation", conversation_id)
        hashed = self._hashed("reference", reference)
        allowed = self._allowed
        return [
            Counter(
                verification_key("conversation", conversation),
                allowed.errors_a_conversation,
                self._retention,
            ),
            Counter(verification_key("reference-day", hashed), allowed.wrong_births_a_day, _DAY),
            Counter(
                verification_key("reference-ever", hashed),
                allowed.wrong_births_ever,
                _LIFE if known else _DAY,
            ),
        ]

    def decoys(self) -> list[Counter]:
        """As many as `errors`, and never counted: who is given nothing back costs the same work."""
        return [Counter(verification_key("decoy", str(number)), 0, 0) for number in range(3)]

    def _hashed(self, purpose: str, value: str) -> str:
        person = purpose.encode()
        return hashlib.blake2b(value.encode(), key=self._secret, digest_size=16, person=person).hexdigest()


def network_of(address: str) -> str:
    """The address itself, or its /64; anything else (a socket without address) counts as one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, _IPV6_NETWORK), strict=False))
    return str(parsed)
