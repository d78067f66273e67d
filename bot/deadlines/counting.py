"""Adds months and years as French law counts them: from day to same day, else the last of the month."""

import calendar
from datetime import date

_MONTHS = 12


def later(start: date, *, years: int = 0, months: int = 0) -> date:
    """31 January and one month is the last of February; 29 February and six years is 28 February."""
    elapsed = start.month - 1 + months + _MONTHS * years
    year, month = start.year + elapsed // _MONTHS, elapsed % _MONTHS + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def end_of_year(start: date, *, years: int) -> date:
    """The last day of the year that many years after the year of `start`."""
    return date(start.year + years, 12, 31)
