"""The directory in use: opened once, and again when a newer file has taken its place."""

from functools import lru_cache
from pathlib import Path

import structlog

from bot.settings import Settings
from bot.stations.directory import Directory, open_directory
from bot.stations.errors import StationsError

log = structlog.get_logger("vigie.stations")

FILE_NAME = "stations.index"


def directory_path(settings: Settings) -> Path:
    return settings.data_dir / "stations" / FILE_NAME


def directory_in_use(settings: Settings) -> Directory | None:
    """None when there is none, or none that can be read: its reason is in the log."""
    path = directory_path(settings)
    try:
        found = path.stat()
    except OSError:
        return None
    return _opened(path, (found.st_ino, found.st_mtime_ns))


@lru_cache(maxsize=2)
def _opened(path: Path, _identity: tuple[int, int]) -> Directory | None:
    """Inode and time of change tell one file from the one that was swapped in."""
    try:
        return open_directory(path)
    except (StationsError, OSError, ValueError, KeyError, TypeError) as error:
        log.error("stations_unusable", reason=type(error).__name__)
        return None
