"""A described message, compared with what is known of genuine notices: never « genuine », only « fits »."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.knowledge.genuine import GenuineNotice, Window

Verdict = Literal["fits", "does_not_fit", "cannot_tell"]
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Described:
    """`channel`: of a notice, or sms, call. `received`: None when not known, a span when vaguely known.

    `sender`: known, other, unknown. `asks`: nothing, number, secret, link, unknown.
    `link`: known, other, none, unknown.
    """

    channel: str
    received: Window | None
    sender: str
    asks: str
    link: str


@dataclass(frozen=True)
class Finding:
    """`point`: the one that decided; its sentence is in data/wording/notice_points.yml."""

    verdict: Verdict
    point: str


def implied(answers: Mapping[str, str]) -> dict[str, str]:
    """What need not be asked any more: a call has no sender line, and what asks for no link has none."""
    if answers.get("notice_channel") in ("sms", "call"):
        rest = ("notice_received", "notice_sender", "notice_asks", "notice_link")
        return dict.fromkeys(rest, UNKNOWN)
    if answers.get("notice_asks") in ("secret", "number"):
        return {"notice_link": UNKNOWN}
    return {"notice_link": "none"} if answers.get("notice_asks") == "nothing" else {}


def described(answers: Mapping[str, str]) -> Described:
    """From the slots of the form, all filled."""
    first, _, last = answers["notice_received"].partition("/")
    return Described(
        channel=answers["notice_channel"],
        received=Window(first=date.fromisoformat(first), last=date.fromisoformat(last)) if last else None,
        sender=answers["notice_sender"],
        asks=answers["notice_asks"],
        link=answers["notice_link"],
    )


def compare(described: Described, genuine: GenuineNotice | None) -> Finding:
    if genuine is None:
        return Finding("cannot_tell", "nothing_known")
    if (point := _contradiction(described, genuine)) is not None:
        campaign = point in ("too_early", "asks") and _of_a_campaign(described, genuine)
        return Finding("cannot_tell", "campaign") if campaign else Finding("does_not_fit", point)
    if (point := _gap(described, genuine)) is not None:
        return Finding("cannot_tell", point)
    return Finding("fits", "all")


def _contradiction(described: Described, genuine: GenuineNotice) -> str | None:
    sent = {str(channel): window for channel, window in genuine.channels.items()}
    if described.channel != UNKNOWN and described.channel not in sent:
        return "channel"
    if described.asks in genuine.never_asks:
        return "asks"
    if "other" in (described.link, described.sender if described.channel == "email" else None):
        return "site"
    windows = [sent[described.channel]] if described.channel in sent else list(sent.values())
    if described.received and described.received.last < min(window.first for window in windows):
        return "too_early"
    return None


def _gap(described: Described, genuine: GenuineNotice) -> str | None:
    """What keeps a message without contradiction from fitting."""
    if described.received and described.received.first > max(w.last for w in genuine.channels.values()):
        return "too_late"
    if described.sender == "other":
        return "sender"
    said = (described.channel, described.sender, described.asks, described.link)
    return "too_little" if described.received is None or UNKNOWN in said else None


def _of_a_campaign(described: Described, genuine: GenuineNotice) -> bool:
    received = described.received
    return any(
        received is not None and received.meets(campaign.window) and described.asks in campaign.asks
        for campaign in genuine.campaigns
    )
