"""Calls as providers document them (recorded/*.json), and channels of nobody's to read them with."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from api.channels.base import Channel, Received
from api.channels.chatwoot import Chatwoot
from api.channels.messenger import Messenger
from api.channels.sms_providers import providers
from api.channels.table_sms import SmsAccount, TableSms
from api.channels.telegram import Telegram
from api.channels.twilio import TwilioSms
from api.channels.whatsapp import WhatsApp
from bot.messaging.incoming import Brought, Incoming, Left
from tests.api.channels.people import NUMBER_ID, OUR_NUMBER

_NOWHERE = "http://127.0.0.1:1"
_ACCOUNT = SmsAccount(_NOWHERE, "vigie", "t", "s", OUR_NUMBER, f"{_NOWHERE}/webhooks/sms")
CHANNELS: dict[str, Channel] = {
    "whatsapp": WhatsApp(_NOWHERE, "t", "s", "v", NUMBER_ID),
    "messenger": Messenger(_NOWHERE, "t", "s", "v"),
    "telegram": Telegram(_NOWHERE, "1:abc", "s"),
    "twilio": TwilioSms(_NOWHERE, "AC1", "s", OUR_NUMBER, _ACCOUNT.own_url),
    "generic": TableSms(providers()["generic"], _ACCOUNT),
    "sinch": TableSms(providers()["sinch"], _ACCOUNT),
    "chatwoot": Chatwoot(_NOWHERE, "t", "s"),
}


@dataclass(frozen=True)
class Recording:
    """`told`: what a channel must understand, in our words; `sender`: of all that names nobody else."""

    channel: str
    case: str
    call: Any
    told: list[str]
    sender: str


def recordings() -> list[Recording]:
    found = []
    for name in CHANNELS:
        path = Path(__file__).parent / "recorded" / f"{name}.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        for case, each in content["cases"].items():
            found.append(Recording(name, case, each["call"], each["told"], content["sender"]))
    return found


def received(channel: str, call: Any) -> Received:
    if channel == "twilio":
        return Received({}, urlencode(call).encode())
    return Received({}, json.dumps(call).encode())


def told(brought: Iterable[Brought], sender: str) -> list[str]:
    return [_told(each, sender) for each in brought]


def _told(brought: Brought, sender: str) -> str:
    if isinstance(brought, Left):
        return _by("left", brought.sender, sender)
    if isinstance(brought, Incoming):
        return _by(_done(brought), brought.sender, sender)
    return (
        f"delivered {brought.reference}"
        if brought.delivered
        else f"failed {brought.reference} {brought.reason}"
    )


def _done(incoming: Incoming) -> str:
    if incoming.payload is not None:
        return f"presses {incoming.payload}"
    if incoming.unread is not None:
        return f"{incoming.unread}: {incoming.text}" if incoming.text else incoming.unread
    return f"says {incoming.text}" if incoming.text else "begins"


def _by(done: str, who: str, sender: str) -> str:
    return done if who == sender else f"{done} by {who}"
