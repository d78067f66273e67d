"""Stations as other programs read them, and as a person reads them in a chat."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.knowledge.bilingual import Language
from bot.knowledge.spoken_date import spoken_date
from bot.stations.directory import Directory
from bot.stations.search import Near
from bot.wording import say

PARIS = ZoneInfo("Europe/Paris")
# Older data are shown with a warning.
OLD_AFTER_DAYS = 365
# Under one kilometre the middle of a commune is no measure.
_NEAREST_TOLD_KM = 1


def described(near: Near, language: Language, now: datetime) -> dict[str, Any]:
    station = near.station
    return {
        "kind": station.kind,
        "name": station.name,
        "address": station.address,
        "postcode": station.postcode,
        "commune": station.town,
        "phone": _spaced(station.phone),
        "tel": station.tel,
        "hours_today": _today(near, language, now),
        "distance_km": None if near.distance_km is None else round(near.distance_km, 1),
        "competent": near.competent,
    }


def line(near: Near, language: Language, now: datetime) -> str:
    """One station in a list of a chat."""
    station = near.station
    parts = [station.name, station.address]
    if station.postcode not in station.address:
        parts.append(f"{station.postcode} {station.town}")
    parts += [_spaced(station.phone) or "", _today(near, language, now) or "", _far(near, language)]
    return "- " + ", ".join(part for part in parts if part)


def age_days(directory: Directory, today: date) -> int:
    return (today - directory.dated).days


def dated(directory: Directory, language: Language, today: date) -> str:
    """Whose data, of which day, and a warning when they are old."""
    day = spoken_date(directory.dated.isoformat(), language)
    told = say("stations", "dated", language, source=directory.source, day=day)
    old = age_days(directory, today) > OLD_AFTER_DAYS
    return f"{told} {say('stations', 'old', language)}" if old else told


def _today(near: Near, language: Language, now: datetime) -> str | None:
    hours = near.station.hours
    if hours is None:
        return None
    spans = hours[now.astimezone(PARIS).weekday()]
    if not spans:
        return say("stations", "closed_today", language)
    return say("stations", "open_today", language, spans=", ".join(spans))


def _far(near: Near, language: Language) -> str:
    if near.distance_km is None or near.distance_km < _NEAREST_TOLD_KM:
        return ""
    return say("stations", "far", language, km=round(near.distance_km))


def _spaced(phone: str | None) -> str | None:
    return " ".join(phone[place : place + 2] for place in range(0, len(phone), 2)) if phone else None
