"""What a verification found, signed so that the dialogue can believe it without asking the register."""

import base64
import hashlib
import hmac
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from pydantic import ValidationError, model_validator

from bot.knowledge.bilingual import Strict
from bot.register.channel import NoticeChannel

Result = Literal["notified", "no_match", "locked"]
# As long as a worker may need to take a message that waits.
_VALID_FOR = timedelta(hours=1)


class Outcome(Strict):
    """`sent_on` and `channel` are the notice's, only with `notified`; nothing of the person."""

    result: Result
    conversation_id: str
    at: datetime
    sent_on: date | None = None
    channel: NoticeChannel | None = None

    @model_validator(mode="after")
    def _only_a_found_notice_has_a_date(self) -> "Outcome":
        if (self.result == "notified") != (self.sent_on is not None and self.channel is not None):
            raise ValueError("date and channel belong to a notice that was found")
        return self


def signed(outcome: Outcome, secret: bytes) -> str:
    content = outcome.model_dump_json().encode()
    return base64.urlsafe_b64encode(_signature(content, secret) + content).decode()


def believed(text: str, conversation_id: str, secret: bytes, now: datetime | None = None) -> Outcome | None:
    """None unless it was signed with this secret, for this conversation, within the hour."""
    try:
        raw = base64.urlsafe_b64decode(text.encode())
        content = raw[hashlib.sha256().digest_size :]
        if not hmac.compare_digest(raw[: hashlib.sha256().digest_size], _signature(content, secret)):
            return None
        outcome = Outcome.model_validate_json(content)
    except (ValueError, ValidationError):
        return None
    age = (now or datetime.now(UTC)) - outcome.at
    fresh = timedelta(0) <= age + timedelta(minutes=1) and age <= _VALID_FOR
    return outcome if fresh and outcome.conversation_id == conversation_id else None


def _signature(content: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, content, hashlib.sha256).digest()
