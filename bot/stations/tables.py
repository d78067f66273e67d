"""The tables that a directory is imported from, told apart by their columns."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.stations import cells
from bot.stations.errors import UnknownColumns
from bot.stations.station import Station

Row = Mapping[str, str]


@dataclass(frozen=True)
class Competence:
    """In this commune (INSEE's code) that force takes complaints; `station` when the table names one."""

    commune: str
    kind: str
    station: str | None


@dataclass(frozen=True)
class LeftOut:
    """A line that could not be used; `reason` is a key of data/wording/stations.yml."""

    reason: str


Entry = Station | Competence | LeftOut


def read_table(path: Path) -> Iterator[tuple[int, Entry]]:
    """Number and entry of each line. Raises UnknownColumns, or OSError."""
    text = _decoded(path.read_bytes())
    heading = text.partition("\n")[0]
    rows = csv.DictReader(
        io.StringIO(text), delimiter=";" if heading.count(";") > heading.count(",") else ","
    )
    rows.fieldnames = [name.strip().strip('"') for name in rows.fieldnames or ()]
    read = _reader(frozenset(rows.fieldnames))
    if read is None:
        raise UnknownColumns(path.name)
    for row in rows:
        # Cells beyond the heading come as a list under None.
        clean = {name: (cell or "").strip() for name, cell in row.items() if name}
        yield rows.line_num, read(clean, rows.line_num)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _reader(columns: frozenset[str]) -> Callable[[Row, int], Entry] | None:
    if {"institution", "code_commune"} <= columns:
        return _competence
    if {"identifiant_public_unite", "service", "code_postal"} <= columns:
        return _gendarmerie
    if {"service", "telephone", "code_postal", "commune"} <= columns:
        return _police
    return _compact if {"kind", "name", "postcode", "commune"} <= columns else None


def _competence(row: Row, _line: int) -> Entry:
    force = row["institution"].lower()
    kind = "gendarmerie" if force == "gn" or "gendarmerie" in force else "police"
    if not row["code_commune"]:
        return LeftOut("no_commune")
    return Competence(row["code_commune"].zfill(5), kind, row.get("id_service") or None)


def _gendarmerie(row: Row, line: int) -> Entry:
    # In this table x is the longitude's column and y the latitude's, whatever their names.
    gps = cells.position(row.get("geocodage_y_GPS", ""), row.get("geocodage_x_GPS", ""))
    return _station("gendarmerie", row["identifiant_public_unite"], row, gps, line)


def _police(row: Row, line: int) -> Entry:
    gps = cells.position(row.get("geocodage_x_GPS", ""), row.get("geocodage_y_GPS", ""))
    return _station("police", f"police-{line}", row, gps, line)


def _station(kind: str, own_id: str, row: Row, gps: tuple[float, float] | None, line: int) -> Entry:
    if not row["service"]:
        return LeftOut("no_name")
    placed = gps or cells.from_lambert(row.get("geocodage_x", ""), row.get("geocodage_y", "")) or (None, None)
    return Station(
        id=own_id or f"{kind}-{line}",
        kind="police" if kind == "police" else "gendarmerie",
        name=row["service"],
        address=row.get("adresse_geographique") or row.get("voie", ""),
        postcode=cells.postcode(row["code_postal"]) or "",
        town=row["commune"],
        commune=_code(row.get("code_commune_insee") or row.get("code_commune") or ""),
        phone=cells.phone(row.get("telephone", "")),
        latitude=placed[0],
        longitude=placed[1],
        hours=cells.weekly_hours(row),
    )


def _code(cell: str) -> str | None:
    return cell.zfill(5) if cell else None


def _compact(row: Row, line: int) -> Entry:
    if not row["name"]:
        return LeftOut("no_name")
    placed = cells.position(row.get("lat", ""), row.get("lon", "")) or (None, None)
    return Station(
        id=f"{row['kind']}-{line}",
        kind="police" if row["kind"] == "police" else "gendarmerie",
        name=row["name"],
        address=row.get("address", ""),
        postcode=cells.postcode(row["postcode"]) or "",
        town=row["commune"],
        commune=row.get("insee_2026") or None,
        phone=cells.phone(row.get("phone", "")),
        latitude=placed[0],
        longitude=placed[1],
    )
