"""The types of what a person types into a document: cleaned, measured, never a social security number."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from bot.documents.cleaning import many_lines, one_line
from bot.documents.social_security_number import holds_number

LONGEST_LINE = 200
LONGEST_STORY = 5000
_EARLIEST_BIRTH = date(1900, 1, 1)
_EARLIEST_EVENT = date(1990, 1, 1)
_WRITTEN = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
# Where the day begins first; somebody there, or past midnight in France, types a date that is not ours yet.
_EARLIEST_MIDNIGHT = timedelta(hours=14)


def _line(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


def _story(value: object) -> object:
    return many_lines(value) if isinstance(value, str) else value


def _items(value: object) -> object:
    """A list, or a text with one item a line."""
    listed = value.splitlines() if isinstance(value, str) else value
    if not isinstance(listed, list):
        return listed
    cleaned = [_line(item) for item in listed]
    return [item for item in cleaned if item != ""]


def _without_number(value: str) -> str:
    if holds_number(value):
        raise PydanticCustomError("social_security_number", "a social security number")
    return value


def _date(value: object) -> object:
    """1980-02-29 or 29/02/1980; the day comes before the month."""
    if not isinstance(value, str):
        raise PydanticCustomError("date_unreadable", "not a date")
    text = one_line(value)
    found = _ISO.fullmatch(text) or _WRITTEN.fullmatch(text)
    if found is None:
        raise PydanticCustomError("date_unreadable", "not a date")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such day") from None


def latest_today() -> date:
    """The day it is where it is latest."""
    return (datetime.now(UTC) + _EARLIEST_MIDNIGHT).date()


def _past(value: date) -> date:
    if value > latest_today():
        raise PydanticCustomError("date_future", "in the future")
    return value


def _after(earliest: date) -> AfterValidator:
    def check(value: date) -> date:
        if value < earliest:
            raise PydanticCustomError("date_too_early", "too long ago")
        return value

    return AfterValidator(check)


_Number = AfterValidator(_without_number)

# The length is checked on what is left after cleaning.
Line = Annotated[str, Field(max_length=LONGEST_LINE), BeforeValidator(_line), _Number]
Passage = Annotated[str, Field(max_length=1000), BeforeValidator(_story), _Number]
# Read out on the phone, in one breath.
Brief = Annotated[str, Field(max_length=600), BeforeValidator(_line), _Number]
Story = Annotated[str, Field(max_length=LONGEST_STORY), BeforeValidator(_story), _Number]
Items = Annotated[tuple[Line, ...], Field(max_length=30), BeforeValidator(_items)]
PastDate = Annotated[
    date,
    BeforeValidator(_date, json_schema_input_type=str),
    AfterValidator(_past),
    _after(_EARLIEST_EVENT),
]
BirthDate = Annotated[
    date,
    BeforeValidator(_date, json_schema_input_type=str),
    AfterValidator(_past),
    _after(_EARLIEST_BIRTH),
]
