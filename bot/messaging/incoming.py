"""What a provider brings: something that a person sent, news of a delivery, or that somebody left."""

from dataclasses import dataclass
from typing import Literal

from bot.knowledge.bilingual import Language

# What Vigie cannot read, and answers politely: each has a response utter_unread_… in domain.yml.
Unread = Literal["media", "voice", "reaction", "edited", "other"]


@dataclass(frozen=True)
class Incoming:
    """One thing that a person sent.

    `message_id`: the provider's, the same when it is delivered again. `sender`: where answers go; kept
    nowhere as it is. `sent_at`: unix seconds by the provider's clock, 0 when it does not tell. `payload`: of
    a button of ours. `language`: of the person's app.
    """

    message_id: str
    sender: str
    text: str = ""
    payload: str | None = None
    unread: Unread | None = None
    sent_at: int = 0
    language: Language | None = None


@dataclass(frozen=True)
class Report:
    """What became of something that we sent; `reference`: the name that the provider gave it."""

    reference: str
    delivered: bool
    reason: str = ""


@dataclass(frozen=True)
class Left:
    """Somebody blocked us in their app."""

    sender: str


Brought = Incoming | Report | Left
