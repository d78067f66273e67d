"""The contract of a channel: prove a call, read it, word an answer as calls, tell what became of them.

A channel file holds its provider's HTTP and nothing else. What must never differ is done once for all: by
the door (door.py: time, log, count, repeats) and by the delivery (delivering.py: order, retries, failures).

ChannelError
├── NotBelieved      a call that nobody proved: not read at all
│   ├── Forged       no signature, or a wrong one
│   └── Stale        signed, but at another time
├── Unreadable       proved, but not in the provider's form
└── NotSent          the provider did not take it
    ├── Postponed    it may later
    ├── Impossible   not this message, however often
    └── Unwanted     not to this person any more
"""

import hashlib
import hmac
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import httpx

from bot.messaging.incoming import Brought
from bot.messaging.outgoing import Limits, Said

# Unix seconds for some ten thousand years.
_SECONDS = re.compile(r"[0-9]{1,12}")
# How far the clock of whoever signed a call may be from ours.
CLOCK_SECONDS = 300
_TOO_MANY, _SERVER = 429, 500
_OWN_FAULT = (401, 403)  # our own token: an operator mends it, and everything is sent then


class ChannelError(Exception):
    """Never carries an address, a text or a secret."""


class NotBelieved(ChannelError):
    pass


class Forged(NotBelieved):
    pass


class Stale(NotBelieved):
    pass


class Unreadable(ChannelError):
    pass


class NotSent(ChannelError):
    """`reason`: a word or a provider's code, for operators."""

    def __init__(self, reason: str, after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after


class Postponed(NotSent):
    """`after`: seconds that the provider asked to wait, 0 when it did not."""


class Impossible(NotSent):
    pass


class Unwanted(NotSent):
    pass


@dataclass(frozen=True)
class Received:
    """One call as it came. Header names in lower case; `url`: as the provider called it."""

    headers: Mapping[str, str]
    body: bytes
    url: str = ""

    def header(self, name: str) -> str:
        return self.headers.get(name, "")

    def json(self) -> Any:
        """Raises Unreadable."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Unreadable("json") from None


@dataclass(frozen=True)
class Call:
    """One request to a provider."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    form: Mapping[str, str] | None = None
    auth: tuple[str, str] | None = None

    def request(self, http: httpx.AsyncClient) -> httpx.Request:
        return http.build_request(
            "POST", self.url, headers=dict(self.headers), json=self.json, data=self.form
        )


class Channel(ABC):
    """`window_seconds`: how long after the person's last message anything may be sent, None for ever.

    `shortens_above`: longer texts than this lose their end, and need an address where all can be read.
    `numbers_choices`: choices are typed as numbers. `own_desk`: people answer in the provider's own desk.
    """

    name: ClassVar[str]
    limits: ClassVar[Limits]
    window_seconds: ClassVar[int | None] = None
    shortens_above: ClassVar[int | None] = None
    numbers_choices: ClassVar[bool] = False
    own_desk: ClassVar[bool] = False

    @abstractmethod
    def verify(self, received: Received, now: float) -> None:
        """Before anything else is read of it. Raises Forged or Stale."""

    @abstractmethod
    def parse(self, received: Received) -> Sequence[Brought]:
        """Whatever is not known is left out, never the rest with it. Raises Unreadable."""

    @abstractmethod
    def render(self, said: Sequence[Said], to: str) -> list[Call]:
        """As many calls for the same messages each time: delivery goes on after the last that was taken."""

    def pass_on(self, to: str, note: str) -> list[Call]:  # for those with a desk of their own
        """Hands the conversation to people, with a note for them."""
        return []

    def acknowledge(self, received: Received) -> tuple[str, str]:  # alike for most providers
        """What a call that was taken is answered with: content and media type."""
        return "", "text/plain"

    def handshake(self, query: Mapping[str, str]) -> str:  # most providers ask for none
        """What proves to the provider that the address is ours. Raises Forged."""
        raise Forged

    def reference(self, response: httpx.Response) -> str:  # not every provider names it
        """The provider's name of what it took; reports come under it."""
        return ""

    def refusal(self, response: httpx.Response) -> NotSent:
        """Why the provider did not take it; refined where its codes tell more."""
        return refusal_by_status(response)


def refusal_by_status(response: httpx.Response) -> NotSent:
    status = response.status_code
    if status == _TOO_MANY or status >= _SERVER or status in _OWN_FAULT:
        return Postponed(str(status), _seconds(response.headers.get("retry-after", "")))
    return Impossible(str(status))


def content_of(response: httpx.Response) -> Any:
    """The JSON of an answer, an empty object when there is none."""
    try:
        return response.json()
    except ValueError:
        return {}


def _seconds(written: str) -> float:
    return float(written) if written.isdigit() else 0.0


def require_same(given: str, expected: str) -> None:
    """In constant time. Raises Forged, always when nothing is expected."""
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise Forged


def require_signature(given: str, secret: str, signed: bytes) -> None:
    """`given`: sha256=… in hexadecimal. Raises Forged."""
    if not secret:
        raise Forged
    expected = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    require_same(given.removeprefix("sha256="), expected)


def require_now(given: str, now: float) -> None:
    """`given`: unix seconds. Raises Forged or Stale."""
    if not _SECONDS.fullmatch(given):
        raise Forged
    if abs(now - int(given)) > CLOCK_SECONDS:
        raise Stale
