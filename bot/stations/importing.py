"""From open-data tables to one directory."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

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
        for entry in read_table(path):
            progress(1)
            if isinstance(entry, LeftOut):
                reasons[entry.reason] += 1
                lines.append((path.name, entry.line))
            elif isinstance(entry, Competence):
                competent[entry.commune] = entry
            else:
                stations[entry.id] = _placed(entry, communes)
    directory = Directory(source, dated, today, tuple(stations.values()), tuple(competent.values()))
    write_directory(target, directory)
    return Imported(directory, reasons, tuple(lines))


def _placed(station: Station, communes: Communes) -> Station:
    """Old tables name some communes without their code, or with one that is gone: postcode or name tells."""
    if station.commune and communes.with_code(station.commune):
        return station
    named = [each for each in communes.named(station.town) if station.postcode[:2] == each.department[:2]]
    only = next(
        (each for each in (communes.with_postcode(station.postcode), named) if len(each) == 1), [None]
    )[0]
    return replace(station, commune=only.code) if only is not None else station
