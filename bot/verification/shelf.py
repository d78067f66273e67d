"""The registers that are in use: opened once, opened again when a newer file has taken their place."""

import threading
from pathlib import Path

import structlog

from bot.register.errors import RegisterError
from bot.register.place import register_key, register_path
from bot.register.register import Register, open_register
from bot.settings import Settings

log = structlog.get_logger("vigie.verification")

# What tells one file from the one that was swapped in: device, file, size, time of change.
_Identity = tuple[int, int, int, int]


class Shelf:
    """For people an unusable register is none; its reason is in the log, and in `vigie register info`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._held: dict[str, tuple[_Identity, Register | None]] = {}
        self._opening = threading.Lock()

    def register(self, incident: str) -> Register | None:
        """The one in use; looks at the file's name only, never reads a large file before answering."""
        held = self._held.get(incident)
        return held[1] if held else None

    def refresh(self, incident: str) -> None:
        """Opens a file that is new; reads it whole, so call it in a thread."""
        path = register_path(self._settings, incident)
        with self._opening:
            identity = _identity(path)
            held = self._held.get(incident)
            if identity is None:
                self._held.pop(incident, None)
            elif held is None or held[0] != identity:
                self._held[incident] = (identity, self._opened(path))

    @property
    def incidents(self) -> frozenset[str]:
        return frozenset(incident for incident, (_, register) in self._held.items() if register)

    def _opened(self, path: Path) -> Register | None:
        try:
            return open_register(path, register_key(self._settings))
        except RegisterError as error:
            log.error("register_unusable", register=path.name, reason=error.reason)
            return None


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
