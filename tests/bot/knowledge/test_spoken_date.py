import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.spoken_date import spoken_date


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("2022", "2022", "2022"),
        ("2022-03", "mars 2022", "March 2022"),
        ("2022-03-17", "17 mars 2022", "17 March 2022"),
        ("2022-03-01", "1er mars 2022", "1 March 2022"),
        ("2022-08-09", "9 août 2022", "9 August 2022"),
        ("2023-12-31", "31 décembre 2023", "31 December 2023"),
        ("2024-02-29", "29 février 2024", "29 February 2024"),
    ],
)
def test_dates_are_said_as_people_say_them(written: str, french: str, english: str) -> None:
    assert spoken_date(written, "fr") == french
    assert spoken_date(written, "en") == english


@given(day=st.dates(min_value=datetime.date(1900, 1, 1)), language=st.sampled_from(LANGUAGES))
def test_every_day_can_be_said_and_no_two_alike(day: datetime.date, language: Language) -> None:
    said = spoken_date(day.isoformat(), language)
    assert str(day.year) in said
    assert said != spoken_date((day - datetime.timedelta(days=1)).isoformat(), language)
