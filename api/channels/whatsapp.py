"""WhatsApp, through Meta's Cloud API."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import httpx

from api.channels.base import Call, Received, content_of
from api.channels.meta import MetaChannel, entries_of
from api.channels.reading import dict_of, dicts_of, number_of, text_of
from bot.knowledge.bilingual import Language
from bot.messaging.incoming import Brought, Incoming, Report, Unread
from bot.messaging.layout import Piece, pieces
from bot.messaging.outgoing import Limits, Said
from bot.wording import say

_MOST_BUTTONS = 3
_ROW_DESCRIPTION = 72
_UNREAD: dict[str, Unread] = {
    "image": "media",
    "video": "media",
    "document": "media",
    "sticker": "media",
    "audio": "voice",
    "voice": "voice",
    "reaction": "reaction",
    "edit": "edited",
}
# What a person's app sends without their meaning to say something.
_SILENT = frozenset({"system", "ephemeral", "request_welcome", "revoke"})


class WhatsApp(MetaChannel):
    name: ClassVar[str] = "whatsapp"
    limits = Limits(text=4096, asking=1024, choices=10, title=20)

    def __init__(self, api: str, token: str, app_secret: str, verify_token: str, number_id: str) -> None:
        super().__init__(api, token, app_secret, verify_token)
        self._number_id = number_id

    def parse(self, received: Received) -> Sequence[Brought]:
        found: list[Brought] = []
        for entry in entries_of(received, "whatsapp_business_account"):
            for change in dicts_of(entry.get("changes")):
                found.extend(self._of_change(dict_of(change.get("value"))))
        return found

    def _of_change(self, value: dict[str, Any]) -> Iterator[Brought]:
        """Another number of the same business is another conversation, and not ours."""
        number_id = dict_of(value.get("metadata")).get("phone_number_id", self._number_id)
        if number_id != self._number_id:
            return
        for message in dicts_of(value.get("messages")):
            if (read := _read(message)) is not None:
                yield read
        for status in dicts_of(value.get("statuses")):
            yield from _reported(status)

    def render(self, said: Sequence[Said], to: str) -> list[Call]:
        return [self._call(to, piece, one.language) for one in said for piece in pieces(one, self.limits)]

    def _call(self, to: str, piece: Piece, language: Language) -> Call:
        content = _interactive(piece, language) if piece.choices else _text(piece.text)
        # Whoever chose a user name shows no number: their id goes under another name.
        address = {"to" if to.isdigit() else "recipient": to}
        body = {"messaging_product": "whatsapp", "recipient_type": "individual", **address, **content}
        return Call(f"{self._api}/{self._number_id}/messages", self._headers, body)

    def reference(self, response: httpx.Response) -> str:
        messages = list(dicts_of(dict_of(content_of(response)).get("messages")))
        return text_of(messages[0].get("id")) if messages else ""


def _read(message: dict[str, Any]) -> Incoming | None:
    """None for what was said in a group, or by no person."""
    sender = text_of(message.get("from")) or text_of(message.get("from_user_id"))
    message_id = text_of(message.get("id"))
    kind = text_of(message.get("type"))
    # Removing a reaction comes as a reaction without emoji.
    taken_back = kind == "reaction" and not dict_of(message.get("reaction")).get("emoji")
    if not sender or not message_id or kind in _SILENT or "group_id" in message or taken_back:
        return None
    sent_at = number_of(message.get("timestamp"))
    if kind == "text":
        text = text_of(dict_of(message.get("text")).get("body"))
        return Incoming(message_id, sender, text, sent_at=sent_at)
    if (payload := _pressed(message)) is not None:
        return Incoming(message_id, sender, payload=payload, sent_at=sent_at)
    caption = text_of(dict_of(message.get(kind)).get("caption"))
    return Incoming(message_id, sender, caption, unread=_UNREAD.get(kind, "other"), sent_at=sent_at)


def _pressed(message: dict[str, Any]) -> str | None:
    interactive = dict_of(message.get("interactive"))
    for kind in ("button_reply", "list_reply"):
        if kind in interactive:
            return text_of(dict_of(interactive[kind]).get("id"))
    # A button of a template.
    return text_of(dict_of(message["button"]).get("payload")) if "button" in message else None


def _reported(status: dict[str, Any]) -> Iterator[Report]:
    reference, outcome = text_of(status.get("id")), status.get("status")
    if reference and outcome in ("delivered", "failed"):
        codes = [str(error.get("code")) for error in dicts_of(status.get("errors"))]
        yield Report(reference, outcome == "delivered", " ".join(codes[:1]))


def _text(text: str) -> dict[str, Any]:
    # No preview: the provider would fetch the page that a link leads to.
    return {"type": "text", "text": {"body": text, "preview_url": False}}


def _interactive(piece: Piece, language: Language) -> dict[str, Any]:
    body = {"text": piece.text}
    if len(piece.choices) <= _MOST_BUTTONS:
        buttons = [
            {"type": "reply", "reply": {"id": choice.payload, "title": choice.title}}
            for choice in piece.choices
        ]
        content = {"type": "button", "body": body, "action": {"buttons": buttons}}
    else:
        rows = [_row(piece, place) for place in range(len(piece.choices))]
        action = {"button": say("messaging", "choose", language), "sections": [{"rows": rows}]}
        content = {"type": "list", "body": body, "action": action}
    return {"type": "interactive", "interactive": content}


def _row(piece: Piece, place: int) -> dict[str, str]:
    """Under a short title the whole one."""
    choice, full = piece.choices[place], piece.full_titles[place]
    row = {"id": choice.payload, "title": choice.title}
    return row if full == choice.title else {**row, "description": full[:_ROW_DESCRIPTION]}
