"""Finds dates written in digits or words, and days such as « hier » or « yesterday »."""

import re
from collections.abc import Iterator
from datetime import date

from bot.entities.entity import Entity
from bot.language.plain_words import without_accents

_MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_NUMBER_OF_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_NUMBER_OF_MONTH, key=len, reverse=True))
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/.-])")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_WORDED = re.compile(rf"(?<!\w)(?:(\d{{1,2}})(?:er|st|nd|rd|th)? )?(?:of )?({_MONTH})\.? ?(\d{{4}})?(?!\w)")
_DAYS = re.compile(
    r"(?<!\w)(aujourd'hui|avant-hier|hier|ce matin|ce soir|cette nuit|la semaine derniere"
    r"|today|yesterday|this morning|tonight|last night|last week)(?!\w)"
)
_CENTURY = 2000


def find_dates(text: str) -> Iterator[Entity]:
    """`value`: YYYY-MM-DD, YYYY-MM or --MM-DD as far as it is said, else the words. Day before month."""
    plain = without_accents(text)
    if len(plain) != len(text):  # a letter that folds into two would shift every place
        return
    for found in _ISO.finditer(plain):
        yield from _real(found, int(found[3]), int(found[2]), int(found[1]))
    for found in _NUMERIC.finditer(plain):
        year = int(found[3])
        yield from _real(
            found, int(found[1]), int(found[2]), year if year > _CENTURY // 2 else _CENTURY + year
        )
    for found in _WORDED.finditer(plain):
        yield from _worded(found)
    for found in _DAYS.finditer(plain):
        yield Entity("date", found[1], *found.span())


def _real(found: "re.Match[str]", day: int, month: int, year: int) -> Iterator[Entity]:
    try:
        yield Entity("date", date(year, month, day).isoformat(), *found.span())
    except ValueError:
        return


def _worded(found: "re.Match[str]") -> Iterator[Entity]:
    month = _NUMBER_OF_MONTH[found[2]]
    if found[1] and found[3]:
        yield from _real(found, int(found[1]), month, int(found[3]))
    elif found[3]:
        yield Entity("date", f"{found[3]}-{month:02}", *found.span())
    elif found[1] and 1 <= int(found[1]) <= 31:  # noqa: PLR2004  # days of a month
        yield Entity("date", f"--{month:02}-{int(found[1]):02}", *found.span())
