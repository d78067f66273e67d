"""The directory as one file: written at once, sealed with a checksum, opened whole."""

import hashlib
import json
import math
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.stations.counter import has_counter
from bot.stations.errors import DamagedDirectory
from bot.stations.station import Station
from bot.stations.tables import Competence

_VERSION = 1
_FIELDS = tuple(field.name for field in fields(Station))
Square = tuple[int, int]


def square(position: tuple[float, float]) -> Square:
    return math.floor(position[0]), math.floor(position[1])


@dataclass(frozen=True)
class Directory:
    """`dated`: the day of the data, as their publisher says."""

    source: str
    dated: date
    imported_on: date
    stations: tuple[Station, ...]
    competent: tuple[Competence, ...] = ()

    @cached_property
    def forces(self) -> dict[str, Competence]:
        """By INSEE code of the commune."""
        return {each.commune: each for each in self.competent}

    @cached_property
    def by_id(self) -> dict[str, Station]:
        return {station.id: station for station in self.stations}

    @cached_property
    def without_counter(self) -> frozenset[str]:
        """Ids of the sites that take no complaint."""
        return frozenset(station.id for station in self.stations if not has_counter(station))

    @cached_property
    def by_square(self) -> dict[Square, list[Station]]:
        """Of one degree each, by south-west corner."""
        found: dict[Square, list[Station]] = {}
        for station in self.stations:
            if station.position is not None:
                found.setdefault(square(station.position), []).append(station)
        return found

    def around(self, position: tuple[float, float]) -> list[Station]:
        """Stations of the square of a position and of its eight neighbours: over 50 km each way."""
        north, east = square(position)
        squares = [(north + a, east + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        return [station for each in squares for station in self.by_square.get(each, ())]

    @cached_property
    def by_commune(self) -> dict[str, list[Station]]:
        found: dict[str, list[Station]] = {}
        for station in self.stations:
            found.setdefault(station.commune or "", []).append(station)
        return found


def write_directory(path: Path, directory: Directory) -> None:
    """Replaces an earlier one at once. Raises OSError."""
    content = _content(directory)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
        file.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def open_directory(path: Path) -> Directory:
    """Raises DamagedDirectory, or OSError."""
    seal, _, content = path.read_bytes().partition(b"\n")
    if hashlib.sha256(content).hexdigest().encode() != seal:
        raise DamagedDirectory(path.name)
    told: dict[str, Any] = json.loads(content)
    if told.get("version") != _VERSION:
        raise DamagedDirectory(path.name)
    return Directory(
        source=told["source"],
        dated=date.fromisoformat(told["dated"]),
        imported_on=date.fromisoformat(told["imported_on"]),
        stations=tuple(_station(cells) for cells in told["stations"]),
        competent=tuple(Competence(*cells) for cells in told["competent"]),
    )


def _content(directory: Directory) -> bytes:
    stations = [list(asdict(station).values()) for station in directory.stations]
    told = {
        "version": _VERSION,
        "source": directory.source,
        "dated": directory.dated.isoformat(),
        "imported_on": directory.imported_on.isoformat(),
        "stations": stations,
        "competent": [list(asdict(each).values()) for each in directory.competent],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _station(cells: Sequence[Any]) -> Station:
    hours = cells[-1]
    week = None if hours is None else tuple(tuple(day) for day in hours)
    return Station(**dict(zip(_FIELDS, cells, strict=True)) | {"hours": week})
