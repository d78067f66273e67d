"""Reads single cells of the open data: postcodes, telephone numbers, positions, opening hours."""

import math
import re
from collections.abc import Mapping

from bot.stations.station import Spans

_POSTCODE = re.compile(r"\d{5}")
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_TIME = re.compile(r"(\d{1,2})[h:](\d{2})?")
# Lambert-93 (EPSG:2154): constants of IGN's note NTG 71, on the GRS80 ellipsoid.
_N, _C, _XS, _YS = 0.7256077650532670, 11754255.426096, 700000.0, 12655612.049876
_E = 0.0818191910428158
_CENTRAL_MERIDIAN = math.radians(3)
_TURNS = 8


def postcode(cell: str) -> str | None:
    """None when the cell holds none; « 1200 » lost its zero in a spreadsheet."""
    digits = re.sub(r"\D", "", cell)
    filled = digits.zfill(5) if len(digits) == 4 else digits  # noqa: PLR2004 - a lost zero
    return filled if _POSTCODE.fullmatch(filled) else None


def phone(cell: str) -> str | None:
    """Ten digits from « 04 50 48 22 99 » or « +33 4 50… »; None for anything else."""
    digits = re.sub(r"\D", "", cell)
    national = re.sub(r"^(?:0033|33)(?=[1-9]\d{8}$)", "0", digits)
    return national if re.fullmatch(r"0[1-9]\d{8}", national) else None


def position(latitude: str, longitude: str) -> tuple[float, float] | None:
    """None unless both are numbers on the globe; 0 0 stands for « unknown » in these tables."""
    try:
        placed = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
    except ValueError:
        return None
    on_the_globe = abs(placed[0]) <= 90 and abs(placed[1]) <= 180  # noqa: PLR2004 - degrees
    return placed if on_the_globe and placed != (0.0, 0.0) else None


def from_lambert(x: str, y: str) -> tuple[float, float] | None:
    """Degrees north and east of a Lambert-93 position in metres; None outside metropolitan France."""
    try:
        east, north = float(x.replace(",", ".")), float(y.replace(",", "."))
    except ValueError:
        return None
    if not (0 < east < 1_400_000 and 5_900_000 < north < 7_300_000):  # noqa: PLR2004 - metres
        return None
    radius = math.hypot(east - _XS, north - _YS)
    longitude = _CENTRAL_MERIDIAN + math.atan2(east - _XS, _YS - north) / _N
    isometric = -math.log(radius / _C) / _N
    latitude = 2 * math.atan(math.exp(isometric)) - math.pi / 2
    for _ in range(_TURNS):
        turned = _E * math.sin(latitude)
        stretched = ((1 + turned) / (1 - turned)) ** (_E / 2) * math.exp(isometric)
        latitude = 2 * math.atan(stretched) - math.pi / 2
    return round(math.degrees(latitude), 6), round(math.degrees(longitude), 6)


def weekly_hours(row: Mapping[str, str]) -> tuple[Spans, ...] | None:
    """From the columns lundi_plage1_debut, lundi_plage1_fin …; None when there is no time at all."""
    week = tuple(_day(row, day) for day in _DAYS)
    return week if any(week) else None


def _day(row: Mapping[str, str], day: str) -> Spans:
    spans = []
    for number in (1, 2, 3):
        begin, end = (_time(row.get(f"{day}_plage{number}_{edge}") or "") for edge in ("debut", "fin"))
        if begin and end:
            spans.append(f"{begin}-{end}")
    return tuple(spans)


def _time(cell: str) -> str | None:
    found = _TIME.search(cell)
    return f"{int(found.group(1)):02}:{found.group(2) or '00'}" if found else None
