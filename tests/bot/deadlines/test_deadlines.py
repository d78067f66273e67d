"""Which deadlines follow from which dates, and the calendar that holds them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from bot.deadlines.calendar_file import as_calendar, as_plain_text
from bot.deadlines.deadline import Deadline, deadlines
from bot.deadlines.rule import StartField, deadline_rules
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.library import Library
from bot.settings import Settings

TODAY = date(2026, 11, 24)
ALL: dict[StartField, date | None] = {
    "facts_on": date(2020, 2, 29),
    "card_payment_on": date(2026, 1, 31),
    "request_sent_on": date(2026, 1, 31),
    "complaint_sent_on": date(2026, 11, 30),
}


def found(
    library: Library, given: Mapping[StartField, date | None], language: Language = "fr", today: date = TODAY
) -> dict[str, Deadline]:
    return {d.id: d for d in deadlines(given, "cnam-2022", library, language, today)}


def test_without_any_date_the_announcement_counts(library: Library) -> None:
    told = found(library, {})
    assert {name: d.on.isoformat() for name, d in told.items()} == {
        "complaint": "2028-03-17",
        "money_claim": "2026-12-31",
    }


def test_each_date_brings_its_deadline_in_the_order_of_days(library: Library) -> None:
    told = found(library, ALL)
    assert {name: d.on.isoformat() for name, d in told.items()} == {
        "complaint": "2026-02-28",
        "request_answer": "2026-02-28",
        "money_claim": "2026-12-31",
        "prosecutor_answer": "2027-02-28",
        "card_payment": "2027-02-28",
    }
    days = [d.on for d in told.values()]
    assert days == sorted(days)


@pytest.mark.parametrize(("language", "said"), [("fr", "quand même porter plainte"), ("en", "still file")])
def test_a_limit_that_is_past_is_told_as_a_count_and_not_as_an_end(
    library: Library, language: Language, said: str
) -> None:
    past = found(library, ALL, language)["complaint"]
    assert past.is_past
    assert past.alarms == ()
    assert said in past.text


def test_the_last_day_is_not_past(library: Library) -> None:
    assert not found(library, {}, today=date(2028, 3, 17))["complaint"].is_past
    assert found(library, {}, today=date(2028, 3, 18))["complaint"].is_past


def test_the_four_year_rule_is_for_a_lawyer_to_check(library: Library) -> None:
    french = found(library, {})["money_claim"]
    english = found(library, {}, "en")["money_claim"]
    assert "avocat" in french.title
    assert "Nous n’avons pas vérifié" in french.text
    assert "lawyer" in english.title
    assert "not verified" in english.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deadline_is_proven(library: Library, language: Language) -> None:
    for deadline in found(library, ALL, language).values():
        assert deadline.title
        assert deadline.text
        assert deadline.sources
        assert deadline.checked_on == date(2026, 11, 23)


def test_lengths_come_from_the_law(library: Library, chosen_settings: Settings) -> None:
    for rule in deadline_rules(chosen_settings.knowledge_dir).values():
        assert library.law[rule.facts[0]].unit in ("months", "years")
        assert all(name in library.law for name in rule.facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_is_valid_and_always_the_same(library: Library, language: Language) -> None:
    told = tuple(found(library, ALL, language).values())
    written = as_calendar(told, language)
    assert written == as_calendar(told, language)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    calendar: Any = Calendar.from_ical(written)
    assert calendar["version"] == "2.0"
    events = list(calendar.walk("VEVENT"))
    assert [event.decoded("dtstart") for event in events] == [d.on for d in told]
    assert len({str(event["uid"]) for event in events}) == len(told)
    for event, deadline in zip(events, told, strict=True):
        assert (event.decoded("dtend") - event.decoded("dtstart")).days == 1
        assert str(event["summary"]) == deadline.title
        assert event["dtstamp"].to_ical() == b"20261123T000000Z"
        triggers = [alarm.decoded("trigger").days for alarm in event.walk("VALARM")]
        assert triggers == [-days for days in deadline.alarms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_what_the_calendar_says(library: Library, language: Language) -> None:
    told = tuple(found(library, ALL, language).values())
    text = as_plain_text(told, language)
    for deadline in told:
        assert deadline.title in text
        assert deadline.text in text
