"""One line of the audit, and how each is bound to the one before it."""

import base64
import hashlib
import hmac
import json
import re
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

Action = Literal[
    "signed_in",
    "sign_in_refused",
    "locked",
    "signed_out",
    "opened",
    "searched",
    "taken",
    "transferred",
    "given_back",
    "closed",
    "exported",
    "revealed",
    "code_redeemed",
    "agent_added",
    "agent_disabled",
    "agent_enabled",
    "agent_unlocked",
    "password_changed",
]
ACTIONS: tuple[Action, ...] = get_args(Action)
_COUNT = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True)
class Line:
    """`at`: seconds, UTC; `case`: a conversation's id. `hash` covers all of it and the line before."""

    seq: int
    at: int
    actor: str
    action: str
    case: str | None
    hash: str = ""

    @property
    def text(self) -> str:
        return _canonical({**self._entry, "hash": self.hash})

    def chained(self, key: bytes, previous: str) -> "Line":
        content = f"{previous}\n{_canonical(self._entry)}"
        return replace(self, hash=keyed(key, content))

    @property
    def _entry(self) -> dict[str, Any]:
        return {
            "seq": self.seq,
            "at": self.at,
            "actor": self.actor,
            "action": self.action,
            "case": self.case,
        }


def read_line(text: str) -> Line | None:
    """None when it was never one of ours."""
    try:
        line = Line(**json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return None
    # Anything that reads alike but is written otherwise (spaces, a key twice) is not what was appended.
    return line if line.text == text else None


@dataclass(frozen=True)
class Head:
    """How many lines there are and the last one's hash, signed: a tail that was cut off is missed."""

    count: int = 0
    hash: str = ""

    def text(self, key: bytes) -> str:
        return f"{self.count}:{self.hash}:{self._mark(key)}"

    def _mark(self, key: bytes) -> str:
        return keyed(key, f"head\n{self.count}\n{self.hash}")


def read_head(text: str, key: bytes) -> Head | None:
    """The empty head before the first line; None when it is not one that we signed."""
    if not text:
        return Head()
    count, _, rest = text.partition(":")
    if not _COUNT.fullmatch(count):
        return None
    head = Head(int(count), rest.partition(":")[0])
    return head if hmac.compare_digest(head.text(key).encode(), text.encode()) else None


def keyed(key: bytes, content: str) -> str:
    mark = hmac.digest(key, content.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(mark).decode().rstrip("=")


def _canonical(entry: dict[str, Any]) -> str:
    return json.dumps(entry, sort_keys=True, separators=(",", ":"))
