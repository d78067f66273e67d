"""Stations near a place: the competent force first, then the nearest."""

import heapq
import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from bot.geography.commune import Commune
from bot.geography.communes import Communes
from bot.stations.directory import Directory
from bot.stations.station import Station

MOST_STATIONS = 5
# Longer texts are no name of a place; the longest official one has 45 characters.
LONGEST_PLACE = 80
_POSTCODE = re.compile(r"\d{5}")
# Digits that are meant as a postcode: « 75 012 », « 44-600 »; « 2A004 » is an INSEE code.
_LIKE_A_POSTCODE = re.compile(r"[\d .\-]*\d[\d .\-]*|2[abAB]\d{3}")
_EARTH_KM = 6371.0


@dataclass(frozen=True)
class Near:
    """`distance_km` from the middle of the commune; None when a position is not known."""

    station: Station
    competent: bool
    distance_km: float | None


@dataclass(frozen=True)
class Found:
    """`choices`: the communes that share the postcode, when a person may say which."""

    near: tuple[Near, ...]
    place: str
    choices: tuple[Commune, ...] = ()


@dataclass(frozen=True)
class Ambiguous:
    """Several communes have this name, or one nearly like it."""

    choices: tuple[Commune, ...]


class NotAPostcode(Exception):
    """Digits, but not five of them."""


class UnknownPlace(Exception):
    """No such postcode or commune."""


def find_stations(typed: str, directory: Directory | None, communes: Communes) -> Found | Ambiguous:
    """`typed`: a postcode, or a name of a commune. Without a directory the place is still found.

    Raises NotAPostcode or UnknownPlace.
    """
    asked = unicodedata.normalize("NFKC", typed).strip()
    if not asked or len(asked) > LONGEST_PLACE:
        raise UnknownPlace
    if _LIKE_A_POSTCODE.fullmatch(asked):
        postcode = re.sub(r"\D", "", asked) if asked[1:2].upper() not in ("A", "B") else asked
        return near_postcode(postcode, directory, communes)
    named = communes.named(asked)
    if not named:
        raise UnknownPlace
    return near_commune(named[0], directory, communes) if len(named) == 1 else Ambiguous(tuple(named))


def near_postcode(postcode: str, directory: Directory | None, communes: Communes) -> Found:
    """Raises NotAPostcode or UnknownPlace."""
    if not _POSTCODE.fullmatch(postcode):
        raise NotAPostcode
    places = communes.with_postcode(postcode)
    if not places:
        raise UnknownPlace
    choices = tuple(places) if len(places) > 1 else ()
    return Found(_near(places, directory, communes), postcode, choices)


def near_commune(commune: Commune, directory: Directory | None, communes: Communes) -> Found:
    """Paris, Lyon and Marseille are all their districts."""
    places = communes.districts_of(commune) or [commune]
    return Found(_near(places, directory, communes), commune.name)


@dataclass(frozen=True)
class _Middle:
    """`exact`: of the place itself, good enough to tell a distance from."""

    position: tuple[float, float]
    exact: bool


def _near(places: Sequence[Commune], directory: Directory | None, communes: Communes) -> tuple[Near, ...]:
    if directory is None:
        return ()
    middle = _middle(places, directory, communes)
    competent = _competent(places, directory)
    told = middle.position if middle is not None and middle.exact else None
    candidates = _candidates(places, directory, competent, middle)
    closed = directory.without_counter
    ranked = heapq.nsmallest(
        MOST_STATIONS, candidates, lambda each: (each.id in closed, *_rank(each, competent, middle))
    )
    return tuple(Near(each, each.id in competent, _distance(told, each.position)) for each in ranked)


def _candidates(
    places: Sequence[Commune], directory: Directory, competent: frozenset[str], middle: _Middle | None
) -> list[Station]:
    """Those around, of the commune, and the competent; of the département when there is nothing else."""
    around = directory.around(middle.position) if middle is not None else []
    here = [station for place in places for station in directory.by_commune.get(place.code, [])]
    named = [directory.by_id[each] for each in competent if each in directory.by_id]
    found = {station.id: station for station in (*named, *here, *around)}
    if found:
        return list(found.values())
    prefixes = tuple({postcode[:2] for place in places for postcode in place.postcodes})
    return [station for station in directory.stations if station.postcode.startswith(prefixes)]


def _competent(places: Sequence[Commune], directory: Directory) -> frozenset[str]:
    """Ids: as the table of competence says, else those of the commune, police before gendarmerie."""
    found = set()
    for place in places:
        here = directory.by_commune.get(place.code, [])
        force = directory.forces.get(place.code)
        if force is not None and force.station:
            found.add(force.station)
        kinds = [force.kind] if force is not None else ["police", "gendarmerie"]
        kind = next((each for each in kinds if any(station.kind == each for station in here)), None)
        found |= {station.id for station in here if station.kind == kind}
    return frozenset(found)


def _rank(station: Station, competent: frozenset[str], middle: _Middle | None) -> tuple[bool, float, str]:
    distance = _distance(middle.position if middle else None, station.position)
    return station.id not in competent, math.inf if distance is None else distance, station.name


def _middle(places: Sequence[Commune], directory: Directory, communes: Communes) -> _Middle | None:
    """Of the communes, else of the stations in them, else, roughly, of their neighbours by postcode."""
    own = [place.position for place in places]
    stations = (directory.by_commune.get(place.code, []) for place in places)
    inside = [station.position for station in chain.from_iterable(stations)]
    for positions, exact in ((own, True), (inside, True), (_neighbours(places, communes), False)):
        placed = [position for position in positions if position is not None]
        if placed:
            north, east = (sum(values) / len(placed) for values in zip(*placed, strict=True))
            return _Middle((north, east), exact)
    return None


def _neighbours(places: Sequence[Commune], communes: Communes) -> list[tuple[float, float] | None]:
    """Of communes with the same postcode, else with the same first three digits, else two."""
    postcode = places[0].postcodes[0]
    for length in (5, 3, 2):
        found = communes.around(postcode[:length])
        if found:
            return list(found)
    return []


def _distance(a: tuple[float, float] | None, b: tuple[float, float] | None) -> float | None:
    """Kilometres over the globe, flat enough for neighbours."""
    if a is None or b is None:
        return None
    north = math.radians(b[0] - a[0])
    east = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return _EARTH_KM * math.hypot(north, east)
