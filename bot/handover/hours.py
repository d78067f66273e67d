"""When people of the organisation answer: one setting, in the notation of OpenStreetMap's opening hours."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
PARIS = ZoneInfo("Europe/Paris")
_PART = re.compile(r"(?P<days>[A-Za-z,\-]+) (?P<begin>\d\d:\d\d)-(?P<end>\d\d:\d\d)")


@dataclass(frozen=True)
class Span:
    """On each of `days` (0 = Monday) from `begin` up to `end`, the clock of Paris."""

    days: tuple[int, ...]
    begin: time
    end: time  # time.max is midnight

    def __post_init__(self) -> None:
        if self.begin >= self.end:
            raise ValueError("a span of hours ends after it begins")


@dataclass(frozen=True)
class Hours:
    spans: tuple[Span, ...]

    @classmethod
    def read(cls, written: str) -> "Hours":
        """`Mo-Fr 09:00-18:00; Sa 09:00-12:00`, `Mo-Su 00:00-24:00` for no fixed hours. Raises ValueError."""
        return cls(tuple(_span(part.strip()) for part in written.split(";")))

    @property
    def always(self) -> bool:
        return self.spans == (Span(tuple(range(len(DAYS))), time.min, time.max),)

    def open_at(self, moment: datetime) -> bool:
        local = moment.astimezone(PARIS)
        now = local.time()
        return any(local.weekday() in each.days and each.begin <= now < each.end for each in self.spans)


def _span(part: str) -> Span:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError("hours are written such as: Mo-Fr 09:00-18:00; Sa 09:00-12:00")
    days = tuple(sorted({day for each in found["days"].split(",") for day in _days(each)}))
    end = time.max if found["end"] == "24:00" else time.fromisoformat(found["end"])
    return Span(days, time.fromisoformat(found["begin"]), end)


def _days(written: str) -> range:
    first, _, last = written.partition("-")
    begin, end = DAYS.index(first), DAYS.index(last or first)
    if end < begin:
        raise ValueError("days run from Monday to Sunday")
    return range(begin, end + 1)
