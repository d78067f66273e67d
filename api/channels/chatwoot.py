"""An organisation's own Chatwoot: Vigie answers as its agent bot, only while nobody else does."""

from collections.abc import Sequence
from typing import Any, ClassVar

from api.channels.base import Call, Channel, Received, require_now, require_signature
from api.channels.reading import dict_of, dicts_of, id_of, text_of
from bot.messaging.incoming import Brought, Incoming, Unread
from bot.messaging.layout import Piece, pieces
from bot.messaging.outgoing import Limits, Said

# The state of a conversation that the bot holds; `open` is its people's.
_OURS = "pending"


class Chatwoot(Channel):
    """The address of a person is `account/conversation`: who they are stays with Chatwoot."""

    name: ClassVar[str] = "chatwoot"
    limits = Limits(text=4096, asking=4096, choices=20, title=60)
    own_desk = True

    def __init__(self, api: str, token: str, secret: str) -> None:
        self._api = api
        self._token = token
        self._secret = secret

    def verify(self, received: Received, now: float) -> None:
        timestamp = received.header("x-chatwoot-timestamp")
        signed = timestamp.encode() + b"." + received.body
        require_signature(received.header("x-chatwoot-signature"), self._secret, signed)
        require_now(timestamp, now)

    def parse(self, received: Received) -> Sequence[Brought]:
        event = dict_of(received.json())
        conversation = dict_of(event.get("conversation"))
        if conversation.get("status") != _OURS or event.get("private"):
            return []
        account, number = id_of(dict_of(event.get("account")).get("id")), id_of(conversation.get("id"))
        message_id = id_of(event.get("id"))
        if not (account and number and message_id):
            return []
        sender = f"{account}/{number}"
        if event.get("event") == "message_created" and event.get("message_type") in ("incoming", 0):
            return [_written(event, sender, message_id)]
        if event.get("event") == "message_updated":
            return _chosen(event, sender, message_id)
        return []

    def render(self, said: Sequence[Said], to: str) -> list[Call]:
        return [self._message(piece, to) for one in said for piece in pieces(one, self.limits)]

    def _message(self, piece: Piece, to: str) -> Call:
        content: dict[str, Any] = {"content": piece.text, "message_type": "outgoing", "private": False}
        if piece.choices:
            items = [{"title": each.title, "value": each.payload} for each in piece.choices]
            content |= {"content_type": "input_select", "content_attributes": {"items": items}}
        return self._call(to, "messages", content)

    def pass_on(self, to: str, note: str) -> list[Call]:
        private = {"content": note, "message_type": "outgoing", "private": True}
        return [
            self._call(to, "messages", private),
            self._call(to, "toggle_status", {"status": "open"}),
        ]

    def _call(self, to: str, what: str, content: dict[str, Any]) -> Call:
        account, _, conversation = to.partition("/")
        url = f"{self._api}/api/v1/accounts/{account}/conversations/{conversation}/{what}"
        return Call(url, {"api_access_token": self._token}, content)


def _written(event: dict[str, Any], sender: str, message_id: str) -> Incoming:
    attached = {text_of(each.get("file_type")) for each in dicts_of(event.get("attachments"))}
    unread: Unread | None = "voice" if attached == {"audio"} else "media" if attached else None
    return Incoming(f"{sender}-{message_id}", sender, text_of(event.get("content")), unread=unread)


def _chosen(event: dict[str, Any], sender: str, message_id: str) -> list[Brought]:
    """A choice is written into the message that offered it."""
    submitted = dict_of(event.get("content_attributes")).get("submitted_values")
    return [
        Incoming(f"{sender}-{message_id}-chosen", sender, payload=text_of(each.get("value")))
        for each in list(dicts_of(submitted))[:1]
    ]
