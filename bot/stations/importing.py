"""From open-data tables to one directory."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.geography.commune import Commune
from bot.geography.communes import Communes, all_communes
from bot.stations.directory import Directory, write_directory
from bot.stations.station import Station
from bot.stations.tables import Competence, LeftOut, read_table

# Called with the number of lines read since the last call.
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Imported:
    """`left_out`: how many lines by reason; `lines`: (file, line number) of each."""

    directory: Directory
    left_out: Counter[str]
    lines: tuple[tuple[str, int], ...]


def import_stations(
    files: Iterable[Path], target: Path, source: str, dated: date, today: date, progress: Progress
) -> Imported:
    """Raises UnknownColumns, or OSError; then the earlier directory stays."""
    stations: dict[str, Station] = {}
    competent: dict[str, Competence] = {}
    reasons: Counter[str] = Counter()
    lines = []
    communes = all_communes()
    for path in files:
        for line, read in read_table(path):
            progress(1)
            entry = _placed(read, communes) if isinstance(read, Station) else read
            if isinstance(entry, LeftOut):
                reasons[entry.reason] += 1
                lines.append((path.name, line))
            elif isinstance(entry, Competence):
                competent[entry.commune] = entry
            else:
                stations[entry.id] = entry
    directory = Directory(source, dated, today, tuple(stations.values()), tuple(competent.values()))
    write_directory(target, directory)
    return Imported(directory, reasons, tuple(lines))


def _placed(station: Station, communes: Communes) -> Station | LeftOut:
    """With commune and postcode, each told by the other or by the name where a line lacks one."""
    commune = communes.with_code(station.commune or "") or _only(station, communes)
    if commune is None:
        return station if station.postcode else LeftOut("no_postcode")
    postcode = station.postcode or commune.postcodes[0]
    return replace(station, commune=communes.district(commune, postcode).code, postcode=postcode)


def _only(station: Station, communes: Communes) -> Commune | None:
    """Old tables name some communes without their code, or with one that is gone."""
    department = station.postcode[:2]
    named = communes.exactly_named(station.town)
    near = [each for each in named if department in ("", each.department[:2])]
    candidates = (communes.with_postcode(station.postcode), near)
    return next((each[0] for each in candidates if len(each) == 1), None)
