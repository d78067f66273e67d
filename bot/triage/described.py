"""A call, letter or message described in three answers, judged with the same signals and weights."""

from collections.abc import Mapping

from bot.triage.judging import Judgement, Verdict, weighed
from bot.triage.reading import CHANNELS
from bot.triage.signal import Signal, signal_pack

# What it asks → the signals of that, on the phone and elsewhere.
_ASKED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "secret": (("secret_on_the_phone", "asks_code"), ("asks_code", "asks_password", "asks_card")),
    "papers": (("data_on_the_phone", "asks_nir"), ("asks_nir", "asks_papers", "asks_iban")),
    "money": (("asks_transfer", "asks_untraceable"), ("asks_advance_fee", "asks_small_fee")),
    "link": (("link_unknown",), ("link_unknown", "asks_click")),
    "call_back": (("unknown_number",), ("unknown_number",)),
    "device": (("asks_install", "false_technician"), ("asks_install",)),
    "nothing": ((), ("nothing_to_do",)),
}
# Who it claims to be, and what it asks → the story that this is.
_STORIES: Mapping[tuple[str, str], str] = {
    ("bank", "secret"): "false_adviser",
    ("bank", "money"): "false_adviser",
    ("police", "money"): "false_summons",
    ("police", "papers"): "false_summons",
    ("relative", "money"): "family_in_trouble",
    ("relative", "secret"): "code_by_mistake",
    ("parcel", "money"): "parcel_to_release",
    ("parcel", "link"): "parcel_to_release",
    ("health", "link"): "new_health_card",
    ("leak", "papers"): "leak_complaint_form",
    ("leak", "money"): "leak_lawyer",
    ("leak", "link"): "leak_check_site",
    ("leak", "secret"): "leak_compensation",
}
_NEVER_ASKED = frozenset({"secret", "papers"})


def judge_described(channel: str, claims: str, asks: str) -> Judgement:
    """`claims` and `asks`: values of the form's slots; « unknown » adds nothing."""
    on_the_phone, elsewhere = _ASKED.get(asks, ((), ()))
    names = list(on_the_phone if channel == "call" else elsewhere)
    if (story := _STORIES.get((claims, asks))) is not None:
        names.insert(0, story)
    if claims == "leak":
        names.append("leak_as_pretext")
    signals = [Signal(name) for name in names]
    claimed = ("assurance_maladie",) if claims == "health" else ()
    if claimed and asks in _NEVER_ASKED:
        signals.insert(0, Signal("never_asked", {"organisation": claimed[0]}))
    told = next((each for each in CHANNELS if each == channel), None)
    points = weighed(signals, signal_pack())
    verdict: Verdict = "likely_scam" if points >= signal_pack().threshold else "cannot_tell"
    return Judgement(verdict, tuple(signals), points, claimed, channel=told)
