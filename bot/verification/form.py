"""The form for a reference: issued with a message, good for one use, ten minutes and one conversation."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.knowledge.bilingual import Language
from bot.wording import say

_GOOD_FOR = timedelta(minutes=10)
_FIELDS = ("reference", "birth_date")
# What the form's id stands for in the conversation's table of buttons; no topic is called so.
_MARK = "form:verification:"


@dataclass(frozen=True)
class IssuedForm:
    """`shown` is the message's `form`; the store keeps `meaning` under `form_id`, until it is used."""

    form_id: str
    meaning: str
    shown: dict[str, Any]


def issue_form(language: Language, now: datetime | None = None) -> IssuedForm:
    expires = (now or datetime.now(UTC)) + _GOOD_FOR
    form_id = secrets.token_urlsafe(16)
    shown = {
        "kind": "verification",
        "id": form_id,
        "expires_at": expires.isoformat(timespec="seconds"),
        "fields": [
            {
                "name": name,
                "label": say("verification_form", name, language),
                "hint": say("verification_form", f"{name}_hint", language),
            }
            for name in _FIELDS
        ],
        **{key: say("verification_form", key, language) for key in ("title", "submit", "note", "failed")},
    }
    return IssuedForm(form_id, f"{_MARK}{expires.timestamp():.0f}", shown)


def is_form(meaning: str) -> bool:
    return meaning.startswith(_MARK)


def is_good(meaning: str | None, now: datetime | None = None) -> bool:
    """`meaning`: what the store kept for the id that came back; None when it kept nothing."""
    if meaning is None or not is_form(meaning):
        return False
    return (now or datetime.now(UTC)).timestamp() < float(meaning.removeprefix(_MARK))
