"""`vigie stations`: imports and describes the directory of police stations and gendarmeries."""

from datetime import UTC, date, datetime
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn

from bot.command_line.operator import checked_settings, complain, operator_language, screen
from bot.stations.directory import Directory, open_directory
from bot.stations.errors import StationsError, UnknownColumns
from bot.stations.importing import Imported, import_stations
from bot.stations.in_use import directory_path
from bot.stations.telling import dated as dated_words
from bot.wording import say

_LINES_TOLD = 5


def import_files(files: list[Path], source: str | None, dated: str | None) -> None:
    target, today = directory_path(checked_settings()), datetime.now(UTC).date()
    named = source or _tell("default_source")
    try:
        day = date.fromisoformat(dated) if dated else min(map(_changed_on, files))
    except ValueError:
        raise complain(_tell("bad_date")) from None
    except OSError as error:
        raise complain(_tell("unreadable", table=error.filename)) from None
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}")
    with Progress(*columns, console=screen) as bar:
        task = bar.add_task(_tell("importing"), total=None)
        try:
            imported = import_stations(files, target, named, day, today, lambda n: bar.advance(task, n))
        except UnknownColumns as error:
            raise complain(_tell("unknown_columns", table=error.file_name)) from None
        except OSError as error:
            raise complain(_tell("unreadable", table=error.filename)) from None
    _report(imported, target)


def info() -> None:
    path = directory_path(checked_settings())
    if not path.exists():
        raise complain(_tell("none"))
    try:
        directory = open_directory(path)
    except (StationsError, ValueError, KeyError, TypeError):
        raise complain(_tell("damaged", place=path)) from None
    screen.print(_summary(directory, path, 0), soft_wrap=True, highlight=False)
    screen.print(dated_words(directory, operator_language(), datetime.now(UTC).date()), soft_wrap=True)


def _changed_on(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _report(imported: Imported, target: Path) -> None:
    left_out = imported.left_out.total()
    screen.print(_summary(imported.directory, target, left_out), soft_wrap=True, highlight=False)
    for reason, count in imported.left_out.items():
        first = ", ".join(f"{file}:{line}" for file, line in imported.lines[:_LINES_TOLD])
        told = _tell("left_out", count=count, reason=_tell(reason), lines=first)
        screen.print(told, soft_wrap=True, highlight=False)


def _summary(directory: Directory, place: Path, left_out: int) -> str:
    return _tell(
        "imported",
        stations=len(directory.stations),
        competent=len(directory.competent),
        left_out=left_out,
        day=directory.dated,
        place=place,
    )


def _tell(key: str, **values: object) -> str:
    return say("stations", key, operator_language(), **values)
