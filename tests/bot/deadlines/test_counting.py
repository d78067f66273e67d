from datetime import date

import pytest

from bot.deadlines.counting import end_of_year, later


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2022-01-31", 1, "2022-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2022-03-31", 1, "2022-04-30"),
        ("2022-12-31", 2, "2023-02-28"),
        ("2022-11-30", 3, "2023-02-28"),
        ("2022-08-15", 13, "2023-09-15"),
        ("2022-12-01", 12, "2023-12-01"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(start: str, months: int, expected: str) -> None:
    assert later(date.fromisoformat(start), months=months).isoformat() == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2022-03-17", "2028-03-17"), ("2020-02-29", "2026-02-28"), ("2018-02-28", "2024-02-28")],
)
def test_six_years(start: str, expected: str) -> None:
    assert later(date.fromisoformat(start), years=6).isoformat() == expected


def test_years_of_the_state_end_with_the_year() -> None:
    assert end_of_year(date(2022, 3, 17), years=4) == date(2026, 12, 31)
