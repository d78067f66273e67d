"""Text messages, in the form of any provider of data/messaging/sms_providers.yml."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from api.channels.base import Call, Forged, Received, content_of, require_now, require_same
from api.channels.sms import SmsChannel
from api.channels.sms_providers import Provider, at, filled, fits
from bot.messaging.incoming import Brought, Incoming, Report


@dataclass(frozen=True)
class SmsAccount:
    """`own_url`: this Vigie's webhook, where reports of deliveries go."""

    api: str
    name: str
    token: str
    secret: str
    number: str
    own_url: str


class TableSms(SmsChannel):
    def __init__(self, provider: Provider, account: SmsAccount) -> None:
        self._provider = provider
        self._account = account

    def verify(self, received: Received, now: float) -> None:
        signature = self._provider.signature
        timestamp = received.header(signature.timestamp)
        if not self._account.secret:
            raise Forged
        signed = self._signed(received, timestamp)
        digest = hmac.new(self._account.secret.encode(), signed, hashlib.sha256).digest()
        expected = digest.hex() if signature.encoding == "hex" else base64.b64encode(digest).decode()
        require_same(received.header(signature.header), expected)
        require_now(timestamp, now)

    def _signed(self, received: Received, timestamp: str) -> bytes:
        nonce = received.header(self._provider.signature.nonce or "")
        before, _, after = self._provider.signature.signs.partition("{body}")
        blanks = {"timestamp": timestamp, "nonce": nonce}
        return before.format(**blanks).encode() + received.body + after.format(**blanks).encode()

    def parse(self, received: Received) -> Sequence[Brought]:
        content, form = received.json(), self._provider
        if fits(content, form.report.when):
            status, reference = at(content, form.report.status), at(content, form.report.id)
            if reference and status in (*form.report.delivered, *form.report.failed):
                return [Report(reference, status in form.report.delivered, status)]
        elif fits(content, form.message.when):
            message_id, sender = at(content, form.message.id), at(content, form.message.sender)
            if message_id and sender:
                return [Incoming(message_id, sender, at(content, form.message.text))]
        return []

    def _call(self, text: str, to: str) -> Call:
        account, sending = self._account, self._provider.sending
        blanks = {"number": account.number, "to": to, "text": text, "report_to": account.own_url}
        bearer = {"Authorization": f"Bearer {account.token}"} if sending.auth == "bearer" else {}
        return Call(
            sending.url.format(api=account.api, account=account.name),
            bearer,
            filled(sending.body, blanks),
            auth=None if bearer else (account.name, account.token),
        )

    def reference(self, response: httpx.Response) -> str:
        return at(content_of(response), self._provider.sending.id)
