"""When people answer: read from the setting, on the clock of Paris, and said in both languages."""

from datetime import UTC, datetime

import pytest

from bot.handover.hours import Hours
from bot.handover.spoken_hours import spoken_hours

OFFICE = Hours.read("Mo-Fr 09:00-18:30; Sa 09:00-12:00")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 27, 8, 30, tzinfo=UTC), True),  # Friday, 9:30 in Paris
        (datetime(2026, 11, 27, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 27, 17, 30, tzinfo=UTC), False),  # the end itself
        (datetime(2026, 7, 24, 7, 0, tzinfo=UTC), True),  # summer time
        (datetime(2026, 11, 28, 10, 59, tzinfo=UTC), True),  # Saturday
        (datetime(2026, 11, 28, 11, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 29, 10, 0, tzinfo=UTC), False),  # Sunday
    ],
)
def test_the_clock_is_that_of_paris(moment: datetime, is_open: bool) -> None:
    assert OFFICE.open_at(moment) is is_open


def test_without_fixed_hours_it_is_always_possible() -> None:
    always = Hours.read("Mo-Su 00:00-24:00")
    assert all(always.open_at(datetime(2026, 11, 28, hour, 59, 59, tzinfo=UTC)) for hour in range(24))
    assert spoken_hours(always, "fr") == "pas d’horaires fixes"
    assert spoken_hours(always, "en") == "no fixed hours"


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        (
            "Mo-Fr 09:00-18:30",
            "du lundi au vendredi, de 9 h à 18 h 30",
            "Monday to Friday, 09:00 to 18:30 (French time)",
        ),
        ("Sa 09:00-12:00", "le samedi, de 9 h à 12 h", "Saturday, 09:00 to 12:00 (French time)"),
        (
            "Mo,We 14:00-24:00",
            "le lundi, le mercredi, de 14 h à minuit",
            "Monday, Wednesday, 14:00 to midnight",
        ),
    ],
)
def test_hours_are_said_as_people_say_them(written: str, french: str, english: str) -> None:
    hours = Hours.read(written)
    spoken = spoken_hours(hours, "fr").replace("\u202f", " ").replace("\xa0", " ")
    assert spoken == french
    assert spoken_hours(hours, "en").startswith(english)


@pytest.mark.parametrize(
    "written", ["", "lundi", "Mo-Fr", "Fr-Mo 09:00-18:00", "Mo 18:00-09:00", "Mo 25:00-26:00"]
)
def test_what_cannot_be_read_is_refused_at_start(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the setting's own error names it
        Hours.read(written)
