"""What nobody proved is refused before it is read; what was proved is read once."""

import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl, urlencode

import pytest

from api.channels.base import Channel, Received
from api.channels.chatwoot import Chatwoot
from api.channels.messenger import Messenger
from api.channels.sms_providers import providers
from api.channels.table_sms import SmsAccount, TableSms
from api.channels.telegram import Telegram
from api.channels.twilio import TwilioSms
from api.channels.whatsapp import WhatsApp
from bot.messaging.incoming import Brought
from tests.api.channels import forging
from tests.api.channels.forging import Form, forged
from tests.api.channels.inside import Inside, started
from tests.api.channels.people import APPS, NUMBER_ID, OUR_NUMBER, SECRET, App
from tests.api.channels.sms_forms import GenericSmsApp, SinchApp

CALLS = 1000
NAMES = ("whatsapp", "messenger", "telegram", "sms", "chatwoot", "generic", "sinch")
SIGN_THE_TIME = ("chatwoot", "generic", "sinch")
NOWHERE = "http://127.0.0.1:1"


class Watched(Channel):
    """A channel that counts how often it was read."""

    parsed = 0

    def parse(self, received: Received) -> list[Brought]:
        self.parsed += 1
        return list(super().parse(received))  # type: ignore[safe-super]  # the real channel comes next


class WatchedWhatsApp(Watched, WhatsApp): ...


class WatchedMessenger(Watched, Messenger): ...


class WatchedTelegram(Watched, Telegram): ...


class WatchedTwilio(Watched, TwilioSms): ...


class WatchedChatwoot(Watched, Chatwoot): ...


class WatchedTable(Watched, TableSms): ...


class WatchedOther(WatchedTable):
    """A second table beside the first one."""

    name = "sinch"


class WatchedGeneric(WatchedTable):
    name = "generic"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Inside, dict[str, Form]]]:
    apps: dict[str, App] = {kind.name: kind() for kind in APPS}
    apps |= {"generic": GenericSmsApp(), "sinch": SinchApp()}
    try:
        with started(tmp_path_factory.mktemp("forged"), *(apps[kind.name] for kind in APPS)) as inside:
            for app in apps.values():
                app.vigie = inside.address
            found = {name: form(name, apps[name], inside) for name in NAMES}
            inside.put({name: each.channel for name, each in found.items()})
            yield inside, found
    finally:
        for app in apps.values():
            app.provider.close()


def form(name: str, app: App, inside: Inside) -> Form:
    account = SmsAccount(NOWHERE, "vigie", "t", SECRET, OUR_NUMBER, f"{inside.address}/webhooks/sms")
    tables = providers()
    channel, header, signing, timestamp = {
        "whatsapp": (
            WatchedWhatsApp(NOWHERE, "t", SECRET, "shake", NUMBER_ID),
            "x-hub-signature-256",
            forging.by_meta,
            "",
        ),
        "messenger": (
            WatchedMessenger(NOWHERE, "t", SECRET, "shake"),
            "x-hub-signature-256",
            forging.by_meta,
            "",
        ),
        "telegram": (
            WatchedTelegram(NOWHERE, "1:abc", SECRET),
            "x-telegram-bot-api-secret-token",
            forging.by_telegram,
            "",
        ),
        "sms": (
            WatchedTwilio(NOWHERE, "AC1", SECRET, OUR_NUMBER, account.own_url),
            "x-twilio-signature",
            forging.by_twilio,
            "",
        ),
        "chatwoot": (
            WatchedChatwoot(NOWHERE, "t", SECRET),
            "x-chatwoot-signature",
            forging.by_chatwoot,
            "x-chatwoot-timestamp",
        ),
        "generic": (
            WatchedGeneric(tables["generic"], account),
            "x-signature",
            forging.by_generic,
            "x-timestamp",
        ),
        "sinch": (
            WatchedOther(tables["sinch"], account),
            "x-sinch-webhook-signature",
            forging.by_sinch,
            "x-sinch-webhook-signature-timestamp",
        ),
    }[name]
    return Form(name, app, channel, header, signing, timestamp)


def watched(form: Form) -> Watched:
    assert isinstance(form.channel, Watched)
    return form.channel


@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_forged_calls(forms: tuple[Inside, dict[str, Form]], name: str) -> None:
    inside, found = forms
    tried = list(islice(forged(found[name], time.time(), seed=len(name)), CALLS))
    answers = inside.ask([request for _, request in tried])
    passed = {kind for (kind, _), answer in zip(tried, answers, strict=True) if answer.status_code != 401}
    assert passed == set()
    assert {answer.json()["code"] for answer in answers} == {"call_not_believed"}
    assert watched(found[name]).parsed == 0
    assert len(Counter(kind for kind, _ in tried)) >= (20 if name == "telegram" else 22)


@pytest.mark.parametrize("name", NAMES)
def test_a_genuine_call_is_read_once(forms: tuple[Inside, dict[str, Form]], name: str) -> None:
    """The same bytes again are answered and not read, one after the other and at once."""
    inside, found = forms
    channel, sender = watched(found[name]), found[name].app.new_sender()
    body = found[name].body("Quelles données ont été volées ?", "r1", sender)
    request = found[name].request(found[name].signed(body, time.time()), body)
    before = channel.parsed
    assert [answer.status_code for answer in inside.ask([request])] == [200]
    kept = {*inside.store.keys("*{senders}*"), *inside.conversations()}
    again = inside.ask([request] * 20, at_once=5)
    assert {answer.status_code for answer in again} == {200}
    assert channel.parsed == before + 1
    assert {*inside.store.keys("*{senders}*"), *inside.conversations()} == kept


@pytest.mark.parametrize("name", SIGN_THE_TIME)
@pytest.mark.parametrize(("seconds", "status"), [(-295, 200), (-310, 401), (290, 200), (310, 401)])
def test_five_minutes(forms: tuple[Inside, dict[str, Form]], name: str, seconds: int, status: int) -> None:
    inside, found = forms
    body = found[name].body("?", f"t{seconds}", found[name].app.new_sender())
    headers = found[name].signed(body, time.time() + seconds)
    [answer] = inside.ask([found[name].request(headers, body)])
    assert answer.status_code == status


@pytest.mark.parametrize("name", SIGN_THE_TIME)
@pytest.mark.parametrize("digits", [400, 5000])
def test_a_time_of_very_many_digits(forms: tuple[Inside, dict[str, Form]], name: str, digits: int) -> None:
    inside, found = forms
    body = found[name].body("?", "t")
    headers = found[name].signed(body, time.time(), time="9" * digits)
    [answer] = inside.ask([found[name].request(headers, body)])
    assert answer.status_code == 401


def twilio_fields(sid: str, sender: str) -> dict[str, str]:
    return {
        "AccountSid": "AC1",
        "Body": "Quelles données ont été volées ?",
        "From": sender,
        "MessageSid": sid,
        "NumMedia": "0",
        "To": OUR_NUMBER,
    }


def test_fields_in_another_order_say_nothing_new(forms: tuple[Inside, dict[str, Form]]) -> None:
    """Twilio signs them sorted: the call is genuine, and its message was taken."""
    inside, found = forms
    sms, sender = found["sms"], found["sms"].app.new_sender()
    body = urlencode(twilio_fields("SM" + "5" * 32, sender)).encode()
    turned = urlencode(list(reversed(parse_qsl(body.decode())))).encode()
    headers = sms.signed(body, 0)
    answers = inside.ask([sms.request(headers, body), sms.request(headers, turned)])
    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(inside.said_by(sms.app, sender)) == 1


def test_a_field_that_swallows_the_next_one_is_no_new_message(
    forms: tuple[Inside, dict[str, Form]],
) -> None:
    inside, found = forms
    sms, sender = found["sms"], found["sms"].app.new_sender()
    fields = twilio_fields("SM" + "6" * 32, sender)
    headers = sms.signed(urlencode(fields).encode(), 0)
    number = fields.pop("NumMedia")
    swallowed = {**fields, "MessageSid": f"{fields['MessageSid']}NumMedia{number}"}
    for each in ({**fields, "NumMedia": number}, swallowed):
        inside.ask([sms.request(headers, urlencode(each).encode())])
    assert len(inside.said_by(sms.app, sender)) == 1
