"""What one cell of a list of notices may hold; a wrong one is refused with its line, never repeated."""

from datetime import date
from functools import cache

from bot.register.channel import PLACES
from bot.register.errors import RefusedList
from bot.register.layout import day_number
from bot.register.reference import FOLDING

_EARLIEST_BIRTH = date(1890, 1, 1)
_EARLIEST_NOTICE = date(2000, 1, 1)
_DIGITS_OF_A_YEAR = 4


def reference(cell: str, line: int) -> str:
    """In its canonical form. Raises RefusedList."""
    canonical = cell.strip().translate(FOLDING)
    if not (canonical.isascii() and canonical.isalnum()):
        raise RefusedList("malformed_reference", line)
    return canonical


def birth_date(cell: str, line: int) -> str:
    """As 1980-02-29. Raises RefusedList."""
    try:
        return _possible_birth(cell)
    except ValueError:
        raise RefusedList("impossible_birth_date", line) from None


def sent_on(cell: str, line: int) -> int:
    """As the number of a day. Raises RefusedList."""
    try:
        return _possible_sending(cell)
    except ValueError:
        raise RefusedList("impossible_sending_date", line) from None


def channel(cell: str, line: int) -> int:
    """As a place in CHANNELS. Raises RefusedList."""
    place = PLACES.get(cell)
    if place is None:
        place = PLACES.get(cell.strip().lower().replace("é", "e"))
    if place is None:
        raise RefusedList("unknown_channel", line)
    return place


def written_date(text: str) -> date:
    """1980-02-29 or 29/02/1980. Raises ValueError."""
    text = text.strip()
    if "/" in text:
        day, month, year = text.split("/")
        if len(year) != _DIGITS_OF_A_YEAR:
            raise ValueError("a year has four digits")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text)


# All birth dates of a country are some 40,000; all days of sending a few dozen.
@cache
def _possible_birth(cell: str) -> str:
    birth = written_date(cell)
    if not _EARLIEST_BIRTH <= birth <= date.today():
        raise ValueError("nobody was born then")
    return birth.isoformat()


@cache
def _possible_sending(cell: str) -> int:
    sent = written_date(cell)
    if not _EARLIEST_NOTICE <= sent <= date.today():
        raise ValueError("nothing was sent then")
    return day_number(sent)
