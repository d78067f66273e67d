"""People who send text messages through providers of data/messaging/sms_providers.yml."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

from tests.api.channels.people import OUR_NUMBER, SECRET, TOKEN, SmsApp
from tests.api.channels.provider import Taken, Verdict


class GenericSmsApp(SmsApp):
    """The simplest form, for a gateway of one's own."""

    provider_name = "generic"

    def settings(self) -> dict[str, str]:
        return {
            "VIGIE_SMS_PROVIDER": self.provider_name,
            "VIGIE_SMS_ACCOUNT": "vigie",
            "VIGIE_SMS_TOKEN": TOKEN,
            "VIGIE_SMS_SECRET": SECRET,
            "VIGIE_SMS_NUMBER": OUR_NUMBER,
            "VIGIE_SMS_API": self.provider.address,
        }

    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        assert path == "/messages"
        return (200, {"id": f"out{len(self.provider.taken)}"}) if body["text"] else (400, {})

    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:  # no time
        return {"id": message_id, "from": sender, "text": text}

    def body(self, content: Any) -> bytes:
        return json.dumps(content).encode()

    def signed(self, body: bytes, now: float | None = None) -> dict[str, str]:
        timestamp = str(int(time.time() if now is None else now))
        digest = hmac.new(SECRET.encode(), f"{timestamp}.".encode() + body, hashlib.sha256)
        return {"X-Signature": digest.hexdigest(), "X-Timestamp": timestamp}

    def sent_to(self, taken: Taken) -> str:
        return str(taken.body["to"])


class SinchApp(GenericSmsApp):
    provider_name = "sinch"

    def judge(self, path: str, body: dict[str, Any]) -> Verdict:
        assert path == "/xms/v1/vigie/batches"
        return (201, {"id": f"out{len(self.provider.taken)}"}) if body["body"] else (400, {})

    def message(self, sender: str, text: str, message_id: str, at: int) -> Any:  # in words
        return {"type": "mo_text", "id": message_id, "from": sender, "to": OUR_NUMBER, "body": text}

    def signed(self, body: bytes, now: float | None = None) -> dict[str, str]:
        timestamp, nonce = str(int(time.time() if now is None else now)), "01HQXYZ"
        signed = body + f".{nonce}.{timestamp}".encode()
        digest = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
        return {
            "x-sinch-webhook-signature": base64.b64encode(digest).decode(),
            "x-sinch-webhook-signature-timestamp": timestamp,
            "x-sinch-webhook-signature-nonce": nonce,
        }

    def sent_to(self, taken: Taken) -> str:
        return str(taken.body["to"][0])
