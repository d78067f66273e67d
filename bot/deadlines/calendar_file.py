"""Deadlines as an iCalendar file: whole days with reminders, the same bytes for the same deadlines."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from bot.deadlines.deadline import Deadline
from bot.knowledge.bilingual import Language
from bot.knowledge.spoken_date import spoken_date
from bot.wording import say

_MAKER = "-//Vigie//Deadlines//"


def as_calendar(found: Sequence[Deadline], language: Language) -> bytes:
    """RFC 5545. The same rule and day have the same UID: a file opened twice enters nothing twice."""
    calendar = Calendar()
    calendar.add("prodid", f"{_MAKER}{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", say("deadlines", "calendar", language))
    for deadline in found:
        calendar.add_component(_event(deadline, language))
    written: bytes = calendar.to_ical()
    return written


def as_plain_text(found: Sequence[Deadline], language: Language) -> str:
    parts = [say("deadlines", "calendar", language)]
    for deadline in found:
        spoken = spoken_date(deadline.on.isoformat(), language)
        heading = say("deadlines", "on_day", language, date=spoken, title=deadline.title)
        parts.append(f"{heading}\n{_described(deadline, language)}")
    return "\n\n".join(parts) + "\n"


def _event(deadline: Deadline, language: Language) -> Event:
    event = Event()
    event.add("uid", f"{deadline.id}-{deadline.on.isoformat()}@vigie.invalid")
    # When its facts were checked, not when the file was written: the same dates give the same file.
    event.add("dtstamp", datetime.combine(deadline.checked_on, time(), UTC))
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + timedelta(days=1))
    event.add("summary", deadline.title, {"language": language})
    event.add("description", _described(deadline, language), {"language": language})
    event.add("transp", "TRANSPARENT")
    for days in deadline.alarms:
        event.add_component(_alarm(deadline, days))
    return event


def _alarm(deadline: Deadline, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", deadline.title)
    return alarm


def _described(deadline: Deadline, language: Language) -> str:
    titles = ", ".join(dict.fromkeys(source.title for source in deadline.sources))
    checked = spoken_date(deadline.checked_on.isoformat(), language)
    cited = say("deadlines", "cited", language, titles=titles, date=checked)
    return f"{deadline.text}\n\n{cited}"
