"""One message to acknowledge, and the arguments of the script that does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.store.json_text import json_text
from bot.store.keys import COMMITTED_CHANNEL

# A person types one message at a time; this many unanswered ones is a program or a stuck service.
MOST_WAITING_MESSAGES = 20


@dataclass(frozen=True)
class Held:
    """The same message, if an agent holds the conversation when it arrives."""

    entry: dict[str, Any] | None
    transcript: Sequence[dict[str, Any]]
    answer: dict[str, Any]


@dataclass(frozen=True)
class Acceptance:
    """One message to acknowledge: the worker's `entry`, or the `answer` when no worker is needed."""

    message_id: str
    transcript: Sequence[dict[str, Any]]
    entry: dict[str, Any] | None = None
    answer: dict[str, Any] | None = None
    buttons: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    held: Held | None = None
    script: dict[str, Any] | None = None


@dataclass(frozen=True)
class Accepted:
    """`answer` as JSON, None while a worker has none; `repeated`: taken before, nothing new was done."""

    answer: str | None
    repeated: bool


def script_arguments(conversation_id: str, acceptance: Acceptance, retention: int) -> Iterator[str | int]:
    """In the order of accept.lua; `retention` in seconds."""
    held = acceptance.held
    yield acceptance.message_id
    yield retention
    yield _json_or_nothing(acceptance.entry)
    yield json_text([json_text(message) for message in acceptance.transcript])
    yield _json_or_nothing(acceptance.answer)
    yield json_text(acceptance.buttons)
    yield json_text(acceptance.about)
    yield MOST_WAITING_MESSAGES
    yield COMMITTED_CHANNEL
    yield conversation_id
    yield _json_or_nothing(held.entry if held else None)
    yield json_text([json_text(message) for message in held.transcript] if held else [])
    yield _json_or_nothing(held.answer if held else None)
    yield _json_or_nothing(acceptance.script)
    yield "1" if any(message["role"] == "user" for message in acceptance.transcript) else ""


def _json_or_nothing(content: dict[str, Any] | None) -> str:
    return json_text(content) if content else ""
