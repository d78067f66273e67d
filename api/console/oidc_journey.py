"""What the browser carries while it is away at the organisation's sign-in: signed, short-lived, used once."""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, field

LIFE_SECONDS = 600
_BYTES = 32


@dataclass(frozen=True)
class Journey:
    """`state` ties the answer to this browser, `nonce` the ID token, `verifier` the code (PKCE)."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    language: str
    ends: int

    @property
    def challenge(self) -> str:
        """RFC 7636, S256."""
        return _base64(hashlib.sha256(self.verifier.encode()).digest())


def new_journey(language: str, now: float) -> Journey:
    state, nonce, verifier = (secrets.token_urlsafe(_BYTES) for _ in range(3))
    return Journey(state, nonce, verifier, language, int(now) + LIFE_SECONDS)


def written(journey: Journey, key: bytes) -> str:
    content = _base64(json.dumps(asdict(journey), separators=(",", ":")).encode())
    return f"{content}.{_mark(content, key)}"


def read_journey(cookie: str, key: bytes, now: float) -> Journey | None:
    """None when it is not one that we signed, or too old."""
    content, _, mark = cookie.partition(".")
    if not hmac.compare_digest(_mark(content, key).encode(), mark.encode(errors="replace")):
        return None
    padding = "=" * (-len(content) % 4)
    journey = Journey(**json.loads(base64.urlsafe_b64decode(content + padding)))
    return journey if now < journey.ends else None


def _mark(content: str, key: bytes) -> str:
    return hmac.new(key, content.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _base64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
