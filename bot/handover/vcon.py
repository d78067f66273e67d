"""A closed case as vCon, the conversation container of the IETF (draft-ietf-vcon-vcon-core-04)."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from bot.store.conversations import About

VERSION = "0.4.0"
# Places in `parties`; a party that said nothing stays, so that the places never move.
_PARTIES = {"user": 0, "agent": 1, "bot": 2, "system": 2}
_VENDOR = "vigie"


def vcon_of(
    about: About, messages: Sequence[Mapping[str, Any]], ending: Mapping[str, str], told: Sequence[Any]
) -> dict[str, Any]:
    """`ending`: outcome, summary, closed_by, closed_at. Nobody is named but the agent; texts are masked."""
    dialog = [_dialog(message) for message in messages]
    return {
        "vcon": VERSION,
        "uuid": str(uuid.UUID(about.conversation_id)),
        "created_at": ending["closed_at"],
        "subject": about.incident,
        "redacted": {},
        "parties": [
            {"role": "person"},
            {"role": "agent", "name": ending["closed_by"]},
            {"role": "machine", "name": _VENDOR},
        ],
        "dialog": dialog,
        "analysis": [
            _analysis("summary", ending["summary"], range(len(dialog))),
            _analysis("disposition", ending["outcome"], range(len(dialog))),
        ],
        "attachments": [
            {
                "purpose": "facts told",
                "start": ending["closed_at"],
                "party": _PARTIES["agent"],
                "mediatype": "application/json",
                "encoding": "json",
                "body": list(told),
            }
        ],
    }


def _dialog(message: Mapping[str, Any]) -> dict[str, Any]:
    speaker = _PARTIES[message["role"]]
    return {
        "type": "text",
        "start": message["at"],
        "parties": [_PARTIES["user"], speaker or _PARTIES["agent"]],
        "originator": speaker,
        "mediatype": "text/plain",
        "encoding": "none",
        "body": message["text"],
    }


def _analysis(kind: str, body: str, dialog: range) -> dict[str, Any]:
    return {
        "type": kind,
        "dialog": list(dialog),
        "vendor": _VENDOR,
        "mediatype": "text/plain",
        "encoding": "none",
        "body": body,
    }
