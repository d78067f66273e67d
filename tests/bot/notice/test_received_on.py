from datetime import date

import pytest

from bot.notice.received_on import received_on

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("le 25 mars 2022", "2022-03-25", "2022-03-25"),
        ("25 March 2022", "2022-03-25", "2022-03-25"),
        ("25/03/22", "2022-03-25", "2022-03-25"),
        ("en mars 2022", "2022-03-01", "2022-03-31"),
        ("fin 2022", "2022-01-01", "2022-12-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("hier", "2026-11-23", "2026-11-23"),
        ("today", "2026-11-24", "2026-11-24"),
    ],
)
def test_days_that_are_meant(text: str, first: str, last: str) -> None:
    window = received_on(text, TODAY)
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["le 25 mars", "on 25 March", "je ne sais plus", ""])
def test_no_day_is_made_up(text: str) -> None:
    assert received_on(text, TODAY) is None
