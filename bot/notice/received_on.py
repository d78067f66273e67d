"""« 24 mars 2022 », « in March 2022 », « yesterday »: the days a person may mean."""

import calendar
import re
from datetime import date, timedelta

from bot.entities.dates import find_dates
from bot.knowledge.genuine import Window

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DAYS_AGO = {"hier": 1, "yesterday": 1, "avant-hier": 2, "la semaine derniere": 7, "last week": 7}
_MONTH = 7  # YYYY-MM


def received_on(text: str, today: date) -> Window | None:
    """None when no day, month or year is said, or only a day without a year that has not been yet."""
    for entity in find_dates(text):
        window = _window(entity.value, today)
        if window is not None:
            return window
    year = _YEAR.search(text)
    return _span(int(year[1]), 1, 12) if year else None


def _window(value: str, today: date) -> Window | None:
    if value.startswith("--"):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return Window(first=day, last=day)
    if len(value) == _MONTH and value[4] == "-":
        return _span(int(value[:4]), int(value[5:]), int(value[5:]))
    day = today - timedelta(days=_DAYS_AGO.get(value, 0))
    return Window(first=day, last=day)


def _span(year: int, first: int, last: int) -> Window:
    return Window(first=date(year, first, 1), last=date(year, last, calendar.monthrange(year, last)[1]))
