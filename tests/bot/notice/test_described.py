from datetime import date

import pytest

from bot.knowledge.genuine import GenuineNotice
from bot.notice.described import compare, described, implied
from bot.notice.known import genuine_notice

FITTING = {
    "notice_channel": "email",
    "notice_received": "2022-03-25/2022-03-25",
    "notice_sender": "known",
    "notice_asks": "nothing",
    "notice_link": "none",
}
LETTER = {"notice_channel": "letter", "notice_received": "2022-04-02/2022-04-02"}


@pytest.fixture(scope="module")
def genuine() -> GenuineNotice:
    known = genuine_notice("cnam-2022")
    assert known is not None
    return known


@pytest.mark.parametrize(
    ("different", "verdict", "point"),
    [
        ({}, "fits", "all"),
        (LETTER, "fits", "all"),
        ({"notice_asks": "link", "notice_link": "known"}, "fits", "all"),
        ({"notice_channel": "sms"}, "does_not_fit", "channel"),
        ({"notice_channel": "call"}, "does_not_fit", "channel"),
        ({"notice_asks": "secret"}, "does_not_fit", "asks"),
        ({"notice_asks": "number", "notice_received": "2023-01-05/2023-01-05"}, "does_not_fit", "asks"),
        ({"notice_sender": "other"}, "does_not_fit", "site"),
        ({"notice_asks": "link", "notice_link": "other"}, "does_not_fit", "site"),
        ({"notice_received": "2022-03-10/2022-03-10"}, "does_not_fit", "too_early"),
        (
            {"notice_channel": "letter", "notice_received": "2022-03-24/2022-03-24"},
            "does_not_fit",
            "too_early",
        ),
        # Mon espace santé asked for numbers, by genuine e-mails and letters of the same weeks.
        ({"notice_asks": "number"}, "cannot_tell", "campaign"),
        ({"notice_received": "2022-02-10/2022-02-10", "notice_asks": "link"}, "cannot_tell", "campaign"),
        (LETTER | {"notice_sender": "other"}, "cannot_tell", "sender"),
        ({"notice_received": "2026-11-20/2026-11-20"}, "cannot_tell", "too_late"),
        ({"notice_received": "unknown"}, "cannot_tell", "too_little"),
        ({"notice_sender": "unknown"}, "cannot_tell", "too_little"),
        ({"notice_asks": "unknown"}, "cannot_tell", "too_little"),
        ({"notice_channel": "unknown"}, "cannot_tell", "too_little"),
    ],
)
def test_comparison_with_the_notices_of_2022(
    genuine: GenuineNotice, different: dict[str, str], verdict: str, point: str
) -> None:
    finding = compare(described(FITTING | different), genuine)
    assert (finding.verdict, finding.point) == (verdict, point)


def test_a_vague_date_is_not_held_against_the_message(genuine: GenuineNotice) -> None:
    vague = described(FITTING | {"notice_received": "2022-01-01/2022-12-31"})
    assert compare(vague, genuine).verdict == "fits"


def test_an_incident_of_which_nothing_is_known_is_never_judged() -> None:
    assert compare(described(FITTING), None).verdict == "cannot_tell"


@pytest.mark.parametrize("channel", ["sms", "call"])
def test_a_call_or_a_text_message_leaves_nothing_to_ask(channel: str) -> None:
    answers = {"notice_channel": channel, **implied({"notice_channel": channel})}
    assert set(answers) == set(FITTING)


def test_the_pack_says_of_notices_what_its_facts_say(genuine: GenuineNotice) -> None:
    assert genuine.channels["email"].first == date(2022, 3, 24)
    assert "ameli.fr" in genuine.sites
