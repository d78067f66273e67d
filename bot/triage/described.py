"""A call, letter or message described in three answers, judged with the same signals and weights."""

from bot.triage.judging import Judgement, Verdict, weighed
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
_NEVER = {"secret": "password", "papers": "nir"}


def judge_described(channel: str, claims: str, asks: str) -> Judgement:
    """`claims` and `asks`: values of the form's slots; « unknown » adds nothing."""
    told = next((each for each in CHANNELS if each == channel), None)
    signals = [Signal(f"told_{asks}")] if asks in _ASKED else []
    if asks in _TELLING_WITH.get(claims, ()):
        signals.insert(0, Signal(f"told_by_{claims}"))
    if asks == "nothing":
        signals.append(Signal("nothing_to_do"))
    # Real letters do ask for papers, and for an answer; what is asked on the phone cannot be looked at again.
    if told == "call" and asks in ("secret", "papers", "device"):
        signals.append(Signal("told_on_the_phone"))
    claimed = ("assurance_maladie",) if claims == "health" else ()
    if claimed and asks in _NEVER and told in ("call", "sms", "email"):
        signals.insert(0, Signal("never_asked", {"organisation": claimed[0], "thing": _NEVER[asks]}))
    points = weighed(signals, signal_pack())
    verdict: Verdict = "likely_scam" if points >= signal_pack().threshold else "cannot_tell"
    return Judgement(verdict, tuple(signals), points, claimed, channel=told)
