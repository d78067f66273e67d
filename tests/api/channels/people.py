"""People in messaging apps: how each app tells of what they do, and what it shows them."""

import base64
import hashlib
import hmac
import itertools
import json
import re
import secrets
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

import httpx

from tests.api.channels.provider import Provider, Taken, Verdict, units
from tests.running_vigie import CERTIFICATES

SECRET = "a secret of the app"  # noqa: S105  # of nobody
TOKEN = "a token of ours"  # noqa: S105
NUMBER_ID = "106540352242922"
OUR_NUMBER = "+33700000000"
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Shown:
    """One message as the app shows it: its text, and the choices that can be pressed by their titles."""

    text: str
    choices: dict[str, str]


class App(ABC):
    """One app with its provider; people write through it."""

    name: ClassVar[str]

    def __init__(self) -> None:
        self.provider = Provider(self.judge)
        self.vigie = ""
        # As the provider knows it, where that is another address.
        self.public = ""

    @abstractmethod
    def settings(self) -> dict[str, str]:
        """As environment variables of Vigie."""

    @abstractmethod
    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        """As the real provider: what is over its limits is refused."""

    @abstractmethod
    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:
        """A call that tells of a written message."""

    @abstractmethod
    def press(self, sender: str, payload: str, title: str, message_id: str) -> Any: ...

    @abstractmethod
    def sent_to(self, taken: Taken) -> str: ...

    @abstractmethod
    def shown(self, taken: Taken) -> Shown | None: ...

    def new_sender(self) -> str:
        return f"336{secrets.randbelow(10**8):08d}"

    def body(self, content: Any) -> bytes:
        return json.dumps(content).encode()

    @abstractmethod
    def signed(self, body: bytes, now: float | None = None) -> dict[str, str]:
        """The headers of a genuine call."""

    @property
    def webhook(self) -> str:
        return f"{self.vigie}/webhooks/{self.name}"

    def deliver(self, content: Any) -> httpx.Response:
        body = self.body(content)
        return httpx.post(
            self.webhook, content=body, headers=self.signed(body), timeout=30, verify=CERTIFICATES
        )


class _Meta(App):
    def signed(self, body: bytes, now: float | None = None) -> dict[str, str]:  # no time
        digest = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        return {"X-Hub-Signature-256": f"sha256={digest}", "Content-Type": "application/json"}


class WhatsAppApp(_Meta):
    name = "whatsapp"

    def settings(self) -> dict[str, str]:
        return {
            "VIGIE_WHATSAPP_TOKEN": TOKEN,
            "VIGIE_WHATSAPP_APP_SECRET": SECRET,
            "VIGIE_WHATSAPP_VERIFY_TOKEN": "shake",
            "VIGIE_WHATSAPP_NUMBER_ID": NUMBER_ID,
            "VIGIE_WHATSAPP_API": f"{self.provider.address}/v23.0",
        }

    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        assert path == f"/v23.0/{NUMBER_ID}/messages"
        good = _whatsapp_text(body) if body["type"] == "text" else _whatsapp_interactive(body["interactive"])
        if not good:
            return 400, {"error": {"code": 131009}}
        return 200, {"messages": [{"id": f"wamid.out{next(_numbers)}"}]}

    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:
        return self.batch([self.one(sender, message_id, at, type="text", text={"body": text})])

    def press(self, sender: str, payload: str, title: str, message_id: str) -> Any:
        reply = {"type": "button_reply", "button_reply": {"id": payload, "title": title}}
        return self.batch(
            [self.one(sender, message_id, int(time.time()), type="interactive", interactive=reply)]
        )

    def one(self, sender: str, message_id: str, at: int, **content: Any) -> dict[str, Any]:
        return {"from": sender, "id": message_id, "timestamp": str(at), **content}

    def batch(self, messages: list[dict[str, Any]], **beside: Any) -> dict[str, Any]:
        value = {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "33700000000", "phone_number_id": NUMBER_ID},
            "contacts": [{"profile": {"name": "Camille"}, "wa_id": m["from"]} for m in messages],
            "messages": messages,
            **beside,
        }
        entry = {"id": "1", "changes": [{"field": "messages", "value": value}]}
        return {"object": "whatsapp_business_account", "entry": [entry]}

    def sent_to(self, taken: Taken) -> str:
        return str(taken.body["to"])

    def shown(self, taken: Taken) -> Shown:
        if taken.body["type"] == "text":
            return Shown(taken.body["text"]["body"], {})
        interactive = taken.body["interactive"]
        if interactive["type"] == "button":
            buttons = [button["reply"] for button in interactive["action"]["buttons"]]
            return Shown(interactive["body"]["text"], {each["title"]: each["id"] for each in buttons})
        rows = interactive["action"]["sections"][0]["rows"]
        return Shown(interactive["body"]["text"], {row["title"]: row["id"] for row in rows})


def _whatsapp_text(body: dict[str, Any]) -> bool:
    return 0 < units(body["text"]["body"]) <= 4096


def _whatsapp_interactive(content: dict[str, Any]) -> bool:
    action, text = content["action"], content["body"]["text"]
    if content["type"] == "button":
        titles, most, longest = [b["reply"]["title"] for b in action["buttons"]], 3, 20
        ids = [b["reply"]["id"] for b in action["buttons"]]
    else:
        rows = action["sections"][0]["rows"]
        titles, most, longest, ids = [row["title"] for row in rows], 10, 24, [row["id"] for row in rows]
        if units(action["button"]) > 20 or any(units(row.get("description", "")) > 72 for row in rows):
            return False
    fitting = all(0 < units(title) <= longest for title in titles) and len(titles) <= most
    unlike = len(set(titles)) == len(titles) and len(set(ids)) == len(ids)
    return fitting and unlike and 0 < units(text) <= 1024


class MessengerApp(_Meta):
    name = "messenger"

    def settings(self) -> dict[str, str]:
        return {
            "VIGIE_MESSENGER_TOKEN": TOKEN,
            "VIGIE_MESSENGER_APP_SECRET": SECRET,
            "VIGIE_MESSENGER_VERIFY_TOKEN": "shake",
            "VIGIE_MESSENGER_API": f"{self.provider.address}/v23.0",
        }

    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        assert path == "/v23.0/me/messages"
        replies = body["message"].get("quick_replies", [])
        fitting = all(0 < units(each["title"]) <= 20 for each in replies) and len(replies) <= 13
        if not fitting or not 0 < units(body["message"]["text"]) <= 2000:
            return 400, {"error": {"code": 100}}
        return 200, {"recipient_id": body["recipient"]["id"], "message_id": f"m_out{next(_numbers)}"}

    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:
        return self.batch([self.one(sender, at, message={"mid": message_id, "text": text})])

    def press(self, sender: str, payload: str, title: str, message_id: str) -> Any:
        message = {"mid": message_id, "text": title, "quick_reply": {"payload": payload}}
        return self.batch([self.one(sender, int(time.time()), message=message)])

    def one(self, sender: str, at: int, **content: Any) -> dict[str, Any]:
        return {"sender": {"id": sender}, "recipient": {"id": "page"}, "timestamp": at * 1000, **content}

    def batch(self, events: list[dict[str, Any]]) -> dict[str, Any]:
        return {"object": "page", "entry": [{"id": "page", "time": 1, "messaging": events}]}

    def sent_to(self, taken: Taken) -> str:
        return str(taken.body["recipient"]["id"])

    def shown(self, taken: Taken) -> Shown:
        message = taken.body["message"]
        return Shown(message["text"], {r["title"]: r["payload"] for r in message.get("quick_replies", [])})


class TelegramApp(App):
    name = "telegram"

    def settings(self) -> dict[str, str]:
        return {
            "VIGIE_TELEGRAM_TOKEN": "1:abc",
            "VIGIE_TELEGRAM_SECRET": SECRET,
            "VIGIE_TELEGRAM_API": self.provider.address,
        }

    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        assert path == "/bot1:abc/sendMessage"
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        fitting = all(0 < len(each["callback_data"].encode()) <= 64 for row in rows for each in row)
        if not fitting or not 0 < units(body["text"]) <= 4096:
            return 400, {"ok": False, "error_code": 400}
        return 200, {"ok": True, "result": {"message_id": next(_numbers)}}

    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:
        return {"update_id": next(_numbers), "message": self.one(sender, message_id, at, text=text)}

    def press(self, sender: str, payload: str, title: str, message_id: str) -> Any:  # not sent
        message = self.one(sender, "1", int(time.time()), text="…")
        query = {"id": message_id, "from": {"id": int(sender)}, "message": message, "data": payload}
        return {"update_id": next(_numbers), "callback_query": query}

    def one(self, sender: str, message_id: str, at: int, **content: Any) -> dict[str, Any]:
        return {
            "message_id": message_id,
            "from": {"id": int(sender), "is_bot": False, "first_name": "Camille"},
            "chat": {"id": int(sender), "type": "private"},
            "date": at,
            **content,
        }

    def signed(self, body: bytes, now: float | None = None) -> dict[str, str]:  # signs nothing
        return {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}

    def sent_to(self, taken: Taken) -> str:
        return str(taken.body["chat_id"])

    def shown(self, taken: Taken) -> Shown:
        rows = taken.body.get("reply_markup", {}).get("inline_keyboard", [])
        return Shown(
            taken.body["text"], {each["text"]: each["callback_data"] for row in rows for each in row}
        )


class SmsApp(App):
    name = "sms"

    def __init__(self) -> None:
        super().__init__()
        self.sids: list[str] = []

    def settings(self) -> dict[str, str]:
        return {
            "VIGIE_SMS_ACCOUNT": "AC1",
            "VIGIE_SMS_TOKEN": SECRET,
            "VIGIE_SMS_NUMBER": OUR_NUMBER,
            "VIGIE_SMS_API": self.provider.address,
        }

    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        assert path == "/2010-04-01/Accounts/AC1/Messages.json"
        if not 0 < len(body["Body"]) <= 1600:
            return 400, {"code": 21617}
        self.sids.append(f"SM{next(_numbers):032x}")
        return 201, {"sid": self.sids[-1], "status": "queued"}

    def new_sender(self) -> str:
        return f"+{super().new_sender()}"

    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:  # no time
        return {
            "MessageSid": sid_of(message_id),
            "SmsStatus": "received",
            "AccountSid": "AC1",
            "From": sender,
            "To": OUR_NUMBER,
            "Body": text,
            "NumMedia": "0",
        }

    def press(self, sender: str, payload: str, title: str, message_id: str) -> Any:  # a number
        return self.message(sender, payload, message_id, 0)

    def body(self, content: Any) -> bytes:
        return urlencode(content).encode()

    def signed(self, body: bytes, now: float | None = None) -> dict[str, str]:  # no time
        from urllib.parse import parse_qsl  # noqa: PLC0415

        fields = sorted(parse_qsl(body.decode(), keep_blank_values=True))
        called = f"{self.public or self.vigie}/webhooks/sms"
        signed = called + "".join(name + value for name, value in fields)
        digest = hmac.new(SECRET.encode(), signed.encode(), hashlib.sha1).digest()
        return {
            "X-Twilio-Signature": base64.b64encode(digest).decode(),
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def sent_to(self, taken: Taken) -> str:
        return str(taken.body["To"])

    def shown(self, taken: Taken) -> Shown:
        """Numbers are what a person types back."""
        lines = [line.partition(". ") for line in taken.body["Body"].split("\n")]
        return Shown(taken.body["Body"], {title: number for number, _, title in lines if number.isdigit()})


def sid_of(message_id: str) -> str:
    """As Twilio writes the names of messages."""
    genuine = re.fullmatch(r"[A-Z]{2}[0-9a-f]{32}", message_id)
    return message_id if genuine else f"SM{hashlib.sha256(message_id.encode()).hexdigest()[:32]}"


class ChatwootApp(App):
    name = "chatwoot"

    def settings(self) -> dict[str, str]:
        return {
            "VIGIE_CHATWOOT_API": self.provider.address,
            "VIGIE_CHATWOOT_TOKEN": TOKEN,
            "VIGIE_CHATWOOT_SECRET": SECRET,
        }

    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        assert path.startswith("/api/v1/accounts/7/conversations/")
        if path.endswith("/messages"):
            assert body["content"]
        return 200, {"id": next(_numbers)}

    def new_sender(self) -> str:
        return f"7/{secrets.randbelow(10**9)}"

    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:  # in words
        return self.event(sender, message_id, content=text)

    def press(self, sender: str, payload: str, title: str, message_id: str) -> Any:
        chosen = {"submitted_values": [{"title": title, "value": payload}]}
        return {
            **self.event(sender, message_id, content="…", content_attributes=chosen),
            "event": "message_updated",
            "message_type": "outgoing",
        }

    def event(self, sender: str, message_id: str, status: str = "pending", **content: Any) -> dict[str, Any]:
        account, _, conversation = sender.partition("/")
        return {
            "event": "message_created",
            "id": message_id,
            "message_type": "incoming",
            "private": False,
            "account": {"id": int(account)},
            "conversation": {"id": int(conversation), "status": status},
            **content,
        }

    def signed(self, body: bytes, now: float | None = None) -> dict[str, str]:
        timestamp = str(int(time.time() if now is None else now))
        signed = timestamp.encode() + b"." + body
        digest = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        return {
            "X-Chatwoot-Signature": f"sha256={digest}",
            "X-Chatwoot-Timestamp": timestamp,
            "Content-Type": "application/json",
        }

    def sent_to(self, taken: Taken) -> str:
        return f"7/{taken.path.split('/')[6]}"

    def shown(self, taken: Taken) -> Shown | None:
        """Private notes and changes of status are not shown to the person."""
        if not taken.path.endswith("/messages") or taken.body["private"]:
            return None
        items = taken.body.get("content_attributes", {}).get("items", [])
        return Shown(taken.body["content"], {item["title"]: item["value"] for item in items})


APPS: tuple[type[App], ...] = (WhatsAppApp, MessengerApp, TelegramApp, SmsApp, ChatwootApp)


class Person:
    """Somebody with the app on their phone."""

    def __init__(self, app: App) -> None:
        self.app, self.address, self._seen = app, app.new_sender(), 0

    def writes(self, text: str, message_id: str | None = None) -> "Person":
        self._seen = len(self.messages())
        content = self.app.message(self.address, text, message_id or self.new_id(), int(time.time()))
        response = self.app.deliver(content)
        assert response.status_code == 200, response.text
        return self

    def presses(self, title: str) -> "Person":
        """The latest choice of this title; by its number where choices are typed."""
        payload = next(m.choices[title] for m in reversed(self.messages()) if title in m.choices)
        self._seen = len(self.messages())
        response = self.app.deliver(self.app.press(self.address, payload, title, self.new_id()))
        assert response.status_code == 200, response.text
        return self

    def new_id(self) -> str:
        return (
            f"{self.app.name}.{secrets.token_hex(8)}" if self.app.name != "telegram" else str(next(_numbers))
        )

    def messages(self) -> list[Shown]:
        mine = [each for each in list(self.app.provider.taken) if self.app.sent_to(each) == self.address]
        return [shown for each in mine if (shown := self.app.shown(each)) is not None]

    def reads(self, more: int = 1, seconds: float = 10) -> list[Shown]:
        """What came since they last did something: at least so many messages."""
        self.app.provider.wait_until(lambda _: len(self.messages()) >= self._seen + more, seconds)
        return self.messages()[self._seen :]

    def read_text(self, more: int = 1) -> str:
        return "\n".join(message.text for message in self.reads(more))
