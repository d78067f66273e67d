"""A call, letter or message described in three answers, judged with the same signals and weights."""

from collections.abc import Iterator

from bot.triage.judging import Judgement, Verdict, weighed
from bot.triage.organisation import known_senders
from bot.triage.reading import CHANNELS
from bot.triage.signal import Signal, signal_pack

# What it asks, and who asks, as signals whose sentences say no more than was told.
_ASKED = ("secret", "money", "papers", "link", "call_back", "device")
_TELLING_WITH = {
    "bank": ("secret", "money", "papers", "device", "call_back"),
    "police": ("secret", "money", "papers"),
    "relative": ("secret", "money"),
    "parcel": ("secret", "money", "papers"),
    "leak": ("secret", "money", "papers", "link"),
    "health": ("secret", "money"),
    "other": ("secret", "device"),
}
# Of what was told, what an organisation may say it never asks; the first that it does say.
_NEVER = {"secret": ("password", "card", "code"), "papers": ("nir", "papers", "iban"), "money": ("fee",)}
_NO_STORY_BY_LETTER = ("bank", "police", "health")
_WHO = {"health": "assurance_maladie"}


def judge_described(channel: str, claims: str, asks: str) -> Judgement:
    """`claims` and `asks`: values of the form's slots; « unknown » adds nothing."""
    told = next((each for each in CHANNELS if each == channel), None)
    signals = [Signal(f"told_{asks}")] if asks in _ASKED else []
    by_letter = told == "letter" and claims in _NO_STORY_BY_LETTER
    if asks in _TELLING_WITH.get(claims, ()) and not by_letter:
        signals.insert(0, Signal(f"told_by_{claims}"))
    if asks == "nothing":
        signals.append(Signal("nothing_to_do"))
    # Real letters do ask for papers, and for an answer; what is asked on the phone cannot be looked at again.
    if told == "call" and asks in ("secret", "papers"):
        signals.append(Signal("told_on_the_phone"))
    if "unknown" in (claims, asks) or told is None:
        signals.append(Signal("told_too_little"))
    claimed = (_WHO[claims],) if claims in _WHO else ()
    if claimed and told in ("call", "sms", "email"):
        signals[:0] = _never_asked(claimed[0], asks)
    points = weighed(signals, signal_pack())
    verdict: Verdict = "likely_scam" if points >= signal_pack().threshold else "cannot_tell"
    return Judgement(verdict, tuple(signals), points, claimed, channel=told)


def _never_asked(organisation: str, asks: str) -> Iterator[Signal]:
    says = known_senders().organisations[organisation].never_asks
    thing = next((each for each in _NEVER.get(asks, ()) if each in says), None)
    if thing is not None:
        yield Signal("never_asked", {"organisation": organisation, "thing": thing})
