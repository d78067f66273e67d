"""Telegram, through the Bot API."""

import json
from collections.abc import Sequence
from typing import Any, ClassVar

import httpx

from api.channels.base import (
    Call,
    Channel,
    NotSent,
    Postponed,
    Received,
    Unwanted,
    content_of,
    refusal_by_status,
    require_same,
)
from api.channels.reading import dict_of, id_of, number_of, text_of
from bot.knowledge.bilingual import Language
from bot.language.choice import browser_language
from bot.messaging.incoming import Brought, Incoming, Left, Unread
from bot.messaging.layout import Piece, pieces
from bot.messaging.outgoing import Limits, Said

_UNREAD: dict[str, Unread] = {"voice": "voice", "audio": "voice", "video_note": "media"}
_MEDIA = ("photo", "video", "document", "animation", "sticker", "paid_media")
# What Telegram tells of a chat without anybody having said something.
_SAID = ("text", *_MEDIA, *_UNREAD, "location", "venue", "contact", "poll", "dice", "story", "checklist")
_BLOCKED = 403


class Telegram(Channel):
    """Titles go on lines of their own, of any length that ours have."""

    name: ClassVar[str] = "telegram"
    limits = Limits(text=4096, asking=4096, choices=20, title=60)

    def __init__(self, api: str, token: str, secret: str) -> None:
        self._address = f"{api}/bot{token}"
        self._secret = secret

    def verify(self, received: Received, now: float) -> None:  # Telegram signs nothing
        require_same(received.header("x-telegram-bot-api-secret-token"), self._secret)

    def parse(self, received: Received) -> Sequence[Brought]:
        update = dict_of(received.json())
        found: tuple[Brought | None, ...] = (
            _read(dict_of(update.get("message")), None),
            _edited(dict_of(update.get("edited_message"))),
            _pressed(dict_of(update.get("callback_query"))),
            _reacted(dict_of(update.get("message_reaction"))),
            _left(dict_of(update.get("my_chat_member"))),
        )
        return [each for each in found if each is not None]

    def render(self, said: Sequence[Said], to: str) -> list[Call]:
        return [self._call(to, piece) for one in said for piece in pieces(one, self.limits)]

    def _call(self, to: str, piece: Piece) -> Call:
        """As plain text: nothing in an answer can be read as markup."""
        body: dict[str, Any] = {
            "chat_id": to,
            "text": piece.text,
            "link_preview_options": {"is_disabled": True},
        }
        if piece.choices:
            rows = [[{"text": each.title, "callback_data": each.payload}] for each in piece.choices]
            body["reply_markup"] = {"inline_keyboard": rows}
        return Call(f"{self._address}/sendMessage", json=body)

    def acknowledge(self, received: Received) -> tuple[str, str]:
        """A button waits until its query is answered, which the answer to the call may do."""
        query_id = text_of(dict_of(dict_of(received.json()).get("callback_query")).get("id"))
        if not query_id:
            return super().acknowledge(received)
        return json.dumps(
            {"method": "answerCallbackQuery", "callback_query_id": query_id}
        ), "application/json"

    def reference(self, response: httpx.Response) -> str:
        return str(dict_of(dict_of(content_of(response)).get("result")).get("message_id", ""))

    def refusal(self, response: httpx.Response) -> NotSent:
        if response.status_code == _BLOCKED:
            return Unwanted(str(_BLOCKED))
        after = number_of(dict_of(dict_of(content_of(response)).get("parameters")).get("retry_after"))
        refusal = refusal_by_status(response)
        return Postponed(refusal.reason, after) if after else refusal


def _private(chat: Any) -> str:
    """Groups and channels are no place for a victim's questions."""
    found = dict_of(chat)
    return id_of(found.get("id")) if found.get("type") == "private" else ""


def _read(message: dict[str, Any], unread: Unread | None) -> Incoming | None:
    sender, number = _private(message.get("chat")), id_of(message.get("message_id"))
    kind = next((name for name in _SAID if name in message), None)
    if not sender or not number or kind is None or dict_of(message.get("from")).get("is_bot"):
        return None
    text = text_of(message.get("text")) or text_of(message.get("caption"))
    if unread is None and kind != "text":
        unread = _UNREAD.get(kind, "media" if kind in _MEDIA else "other")
    # `/start` is how Telegram begins a conversation, sometimes with the name of a link.
    text = "" if unread == "edited" or text.split(" ")[0] == "/start" else text
    edit = message.get("edit_date", "")
    return Incoming(
        f"{sender}-{number}-{edit}",
        sender,
        text,
        unread=unread,
        sent_at=number_of(message.get("date")),
        language=_language(message),
    )


def _edited(message: dict[str, Any]) -> Incoming | None:
    """Words only: a live location is told as an edit every few seconds."""
    return _read(message, "edited") if "text" in message or "caption" in message else None


def _pressed(query: dict[str, Any]) -> Incoming | None:
    message = dict_of(query.get("message"))
    sender, query_id = _private(message.get("chat")), text_of(query.get("id"))
    if not sender or not query_id:
        return None
    return Incoming(query_id, sender, payload=text_of(query.get("data")), language=_language(query))


def _reacted(reaction: dict[str, Any]) -> Incoming | None:
    sender = _private(reaction.get("chat"))
    if not sender or not reaction.get("new_reaction"):
        return None
    sent_at = number_of(reaction.get("date"))
    message_id = f"{sender}-{reaction.get('message_id')}-reaction-{sent_at}"
    return Incoming(message_id, sender, unread="reaction", sent_at=sent_at)


def _left(member: dict[str, Any]) -> Left | None:
    sender = _private(member.get("chat"))
    gone = dict_of(member.get("new_chat_member")).get("status") in ("kicked", "left")
    return Left(sender) if sender and gone else None


def _language(found: dict[str, Any]) -> Language | None:
    return browser_language(text_of(dict_of(found.get("from")).get("language_code")))
