"""Messenger, through Meta's Send API."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import httpx

from api.channels.base import Call, Received, content_of
from api.channels.meta import MetaChannel, entries_of
from api.channels.reading import dict_of, dicts_of, number_of, text_of
from bot.messaging.incoming import Brought, Incoming, Unread
from bot.messaging.layout import Piece, pieces
from bot.messaging.outgoing import Limits, Said

_MILLISECONDS = 1000
# Later than any time in seconds: some events are told in seconds, most in milliseconds.
_IN_MILLISECONDS = 10**11
# The button under which pages begin a conversation (get_started): its payload is the page's own, mostly this.
_BEGIN = "get_started"


class Messenger(MetaChannel):
    """News of deliveries name no failure here: what the API does not take, it refuses at once."""

    name: ClassVar[str] = "messenger"
    limits = Limits(text=2000, asking=2000, choices=13, title=20)

    def parse(self, received: Received) -> Sequence[Brought]:
        found: list[Brought] = []
        for entry in entries_of(received, "page"):
            for event in dicts_of(entry.get("messaging")):
                found.extend(_read(event))
        return found

    def render(self, said: Sequence[Said], to: str) -> list[Call]:
        return [self._call(to, piece) for one in said for piece in pieces(one, self.limits)]

    def _call(self, to: str, piece: Piece) -> Call:
        message: dict[str, Any] = {"text": piece.text}
        if piece.choices:
            message["quick_replies"] = [
                {"content_type": "text", "title": choice.title, "payload": choice.payload}
                for choice in piece.choices
            ]
        body = {"recipient": {"id": to}, "messaging_type": "RESPONSE", "message": message}
        return Call(f"{self._api}/me/messages", self._headers, body)

    def reference(self, response: httpx.Response) -> str:
        return text_of(dict_of(content_of(response)).get("message_id"))


def _read(event: dict[str, Any]) -> Iterator[Incoming]:
    sender = text_of(dict_of(event.get("sender")).get("id"))
    sent_at = _seconds(number_of(event.get("timestamp")))
    message, postback = dict_of(event.get("message")), dict_of(event.get("postback"))
    if not sender:
        return
    if message and not message.get("is_echo") and not message.get("is_deleted"):
        yield from _message(message, sender, sent_at)
    elif postback:
        # Postbacks of older pages have no id of their own.
        message_id = text_of(postback.get("mid")) or f"{sender}-{event.get('timestamp')}"
        payload = text_of(postback.get("payload"))
        begins = payload.lower().startswith(_BEGIN)
        yield Incoming(message_id, sender, payload=None if begins else payload, sent_at=sent_at)
    else:
        yield from _beside(event, sender, sent_at)


def _seconds(timestamp: int) -> int:
    return timestamp // _MILLISECONDS if timestamp > _IN_MILLISECONDS else timestamp


def _message(message: dict[str, Any], sender: str, sent_at: int) -> Iterator[Incoming]:
    message_id, text = text_of(message.get("mid")), text_of(message.get("text"))
    if not message_id:
        return
    if "quick_reply" in message:
        payload = text_of(dict_of(message["quick_reply"]).get("payload"))
        yield Incoming(message_id, sender, payload=payload, sent_at=sent_at)
        return
    unread: Unread | None = _attached(message)
    yield Incoming(message_id, sender, text, unread=unread, sent_at=sent_at)


def _attached(message: dict[str, Any]) -> Unread | None:
    """A link is attached as a preview of itself: its words are in the text."""
    kinds = {text_of(each.get("type")) for each in dicts_of(message.get("attachments"))} - {"fallback"}
    if kinds:
        return "voice" if kinds == {"audio"} else "media"
    return None if message.get("text") else "other"


def _beside(event: dict[str, Any], sender: str, sent_at: int) -> Iterator[Incoming]:
    """Reactions and edits; read receipts, deliveries and the like say nothing."""
    reaction, edited = dict_of(event.get("reaction")), dict_of(event.get("message_edit"))
    if reaction.get("action") == "react":
        message_id = f"{reaction.get('mid')}-reaction-{sent_at}"
        yield Incoming(message_id, sender, unread="reaction", sent_at=sent_at)
    if edited.get("mid"):
        message_id = f"{edited['mid']}-edit-{edited.get('num_edit')}"
        yield Incoming(message_id, sender, unread="edited", sent_at=sent_at)
