"""Calls, letters and messages told in three answers."""

import pytest

from bot.forms.answer import form_answers
from bot.forms.form import MESSAGE_CHECK
from bot.triage.described import judge_described
from bot.triage.signal import signal_pack


@pytest.mark.parametrize(
    ("channel", "claims", "asks", "verdict"),
    [
        ("call", "bank", "secret", "likely_scam"),
        ("call", "health", "papers", "likely_scam"),
        ("call", "police", "money", "likely_scam"),
        ("call", "other", "device", "likely_scam"),
        ("sms", "relative", "money", "likely_scam"),
        ("email", "leak", "link", "likely_scam"),
        ("letter", "leak", "money", "likely_scam"),
        ("letter", "parcel", "nothing", "cannot_tell"),
        ("letter", "other", "call_back", "cannot_tell"),
        ("letter", "police", "money", "cannot_tell"),
        ("letter", "health", "papers", "cannot_tell"),
        ("unknown", "unknown", "unknown", "cannot_tell"),
        ("call", "relative", "nothing", "cannot_tell"),
    ],
)
def test_the_verdict_follows_from_what_is_asked_by_whom(
    channel: str, claims: str, asks: str, verdict: str
) -> None:
    assert judge_described(channel, claims, asks).verdict == verdict


def test_no_description_ever_looks_genuine_and_all_signals_are_known() -> None:
    values = {slot: [*form_answers()[slot], "unknown"] for slot in MESSAGE_CHECK.slots}
    for channel in values["strange_channel"]:
        for claims in values["strange_claims"]:
            for asks in values["strange_asks"]:
                judgement = judge_described(channel, claims, asks)
                assert judgement.verdict != "consistent_with_genuine"
                assert {signal.id for signal in judgement.signals} <= set(signal_pack().signals)


@pytest.mark.parametrize("told", [("unknown", "bank", "nothing"), ("call", "unknown", "unknown")])
def test_what_is_told_too_vaguely_is_never_called_free_of_signs(told: tuple[str, str, str]) -> None:
    assert not judge_described(*told).plain
