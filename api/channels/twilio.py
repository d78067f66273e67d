"""Text messages, in Twilio's form."""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from urllib.parse import parse_qs

import httpx

from api.channels.base import (
    Call,
    Forged,
    NotSent,
    Received,
    Unwanted,
    content_of,
    refusal_by_status,
    require_same,
)
from api.channels.reading import dict_of, text_of
from api.channels.sms import SmsChannel
from bot.messaging.incoming import Brought, Incoming, Left, Report, Unread

API = "https://api.twilio.com"
_MOST_FIELDS = 200
_SID = re.compile(r"[A-Z]{2}[0-9a-f]{32}")
_SERVICE = "MG"
_OPTED_OUT = 21610
_FAILED = ("failed", "undelivered")


class TwilioSms(SmsChannel):
    """`number`: ours, or a messaging service's MG…; `own_url`: this Vigie's webhook, as Twilio calls it."""

    def __init__(self, api: str, account: str, token: str, number: str, own_url: str) -> None:
        self._address = f"{api}/2010-04-01/Accounts/{account}/Messages.json"
        self._auth = (account, token)
        self._token = token
        self._number = number
        self._own_url = own_url

    def verify(self, received: Received, now: float) -> None:  # Twilio signs no time
        """The address and every field, sorted by name (twilio.com/docs/usage/security)."""
        if not self._token:
            raise Forged
        signed = received.url + "".join(
            f"{name}{value}"
            for name, values in sorted(_fields(received).items())
            for value in sorted(set(values))
        )
        digest = hmac.new(self._token.encode(), signed.encode(), hashlib.sha1).digest()
        require_same(received.header("x-twilio-signature"), base64.b64encode(digest).decode())

    def parse(self, received: Received) -> Sequence[Brought]:
        fields = {name: values[0] for name, values in _fields(received).items()}
        reference, sender = fields.get("MessageSid", ""), fields.get("From", "")
        status = fields.get("MessageStatus")
        if status is not None:
            known = reference and (status == "delivered" or status in _FAILED)
            code = fields.get("ErrorCode", "")
            return [Report(reference, status == "delivered", code)] if known else []
        # Its signature does not mark where a field ends: one field must not be able to swallow the next.
        if not _SID.fullmatch(reference) or not sender:
            return []
        if fields.get("OptOutType") == "STOP":  # Twilio has answered it
            return [Left(sender)]
        unread: Unread | None = "media" if fields.get("NumMedia", "0") not in ("", "0") else None
        return [Incoming(reference, sender, fields.get("Body", ""), unread=unread)]

    def _call(self, text: str, to: str) -> Call:
        own = "MessagingServiceSid" if self._number.startswith(_SERVICE) else "From"
        form = {own: self._number, "To": to, "Body": text, "StatusCallback": self._own_url}
        return Call(self._address, form=form, auth=self._auth)

    def acknowledge(self, received: Received) -> tuple[str, str]:  # always the same
        return "<Response/>", "text/xml"

    def reference(self, response: httpx.Response) -> str:
        return text_of(dict_of(content_of(response)).get("sid"))

    def refusal(self, response: httpx.Response) -> NotSent:
        code = dict_of(content_of(response)).get("code")
        return Unwanted(str(code)) if code == _OPTED_OUT else refusal_by_status(response)


def _fields(received: Received) -> dict[str, list[str]]:
    """Raises Forged: nobody signs what cannot be read."""
    try:
        written = received.body.decode("ascii")
        return parse_qs(written, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise Forged from None
