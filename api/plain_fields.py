"""What a form of the plain page sent, and what every form of it carries along."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from fastapi import Request

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.menu import Menu
from bot.wording import say, wording

# The longest form is a letter's: its fields, and what is known beforehand as hidden ones.
_MOST_FIELDS = 120
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,24}")
# Fields that are no answer of a paper's form.
_CARRIED = frozenset({"id", "token", "menu", "format"})


@dataclass(frozen=True)
class Form:
    """Everything in it is what anybody may have sent."""

    sent: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        """Empty when it was not sent."""
        return self.sent.get(name, [""])[0]

    @property
    def text(self) -> str:
        """Browsers send each line break as two signs, and count it as one."""
        return self.one("text").replace("\r\n", "\n")

    @property
    def payload(self) -> str | None:
        """None when no button was pressed."""
        return self.one("payload") if "payload" in self.sent else None

    @property
    def answers(self) -> dict[str, Any]:
        """Of a paper's form: text, or a list where one field was sent more than once."""
        return {
            name: values[0] if len(values) == 1 else values
            for name, values in self.sent.items()
            if name not in _CARRIED
        }


async def form_of(request: Request) -> Form:
    """Empty when the body is no form of ours."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return Form(parse_qs(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return Form({})


def is_payload(value: str) -> bool:
    return _PAYLOAD.fullmatch(value) is not None


@dataclass(frozen=True)
class Carried:
    """Hidden in every form of a conversation's page: never in the address, never in a cookie.

    `menu`: by language, the payload of each thing that can be asked for at any moment.
    """

    id: str
    token: str
    menu: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, form: Form) -> "Carried":
        return cls(form.one("id"), form.one("token"), _menu_read(form.one("menu")))

    @property
    def menu_written(self) -> str:
        return json.dumps(self.menu, separators=(",", ":"))

    def menu_in(self, language: Language) -> list[dict[str, str]]:
        payloads = self.menu.get(language, {})
        return [{"title": say("menu", name, language), "payload": payloads[name]} for name in payloads]


def menu_payloads(menu: Menu) -> dict[str, dict[str, str]]:
    return {
        language: {entry["name"]: entry["payload"] for entry in entries} for language, entries in menu.items()
    }


def _menu_read(written: str) -> dict[str, dict[str, str]]:
    """What came back is shown only where it has the shape of what was given out."""
    try:
        menu = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(menu, dict):
        return {}
    return {language: _entries_read(menu.get(language)) for language in LANGUAGES}


def _entries_read(entries: Any) -> dict[str, str]:
    if not isinstance(entries, dict):
        return {}
    return {
        name: payload
        for name in wording("menu")
        if isinstance(payload := entries.get(name), str) and is_payload(payload)
    }
