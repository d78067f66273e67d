"""The dialogue believes an outcome only when it was signed for this conversation, lately."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import ValidationError

from bot.verification.outcome import Outcome, believed, signed

NOW = datetime.now(UTC)
FOUND = Outcome(result="notified", conversation_id="abc", at=NOW, sent_on=date(2022, 3, 17), channel="email")


def test_a_signed_outcome_is_believed() -> None:
    assert believed(signed(FOUND, b"secret"), "abc", b"secret") == FOUND


def test_another_conversation_or_secret_is_not() -> None:
    text = signed(FOUND, b"secret")
    assert believed(text, "abd", b"secret") is None
    assert believed(text, "abc", b"other") is None


@pytest.mark.parametrize("age", [timedelta(hours=2), timedelta(minutes=-5)])
def test_an_old_or_future_one_is_not(age: timedelta) -> None:
    assert believed(signed(FOUND, b"secret"), "abc", b"secret", now=NOW + age) is None


@pytest.mark.parametrize("text", ["", "x", "é", "AAAA", "/verified{}"])
def test_noise_is_not(text: str) -> None:
    assert believed(text, "abc", b"secret") is None


def test_every_altered_character_is_noticed() -> None:
    text = signed(FOUND, b"secret")
    for place in range(len(text) - 4):
        altered = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
        assert believed(altered, "abc", b"secret") is None


@pytest.mark.parametrize("result", ["no_match", "locked"])
def test_only_a_found_notice_has_a_date(result: str) -> None:
    with pytest.raises(ValidationError):
        Outcome.model_validate(FOUND.model_dump() | {"result": result})
