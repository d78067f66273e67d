"""Builds a register from a list of any size: hashed by several processes, sorted share by share."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from bot.register.errors import RefusedList
from bot.register.hashing import Hashed, hash_piece
from bot.register.layout import Header, day_of
from bot.register.notice_list import Heading, Piece, pieces, read_heading
from bot.register.secret_key import RegisterKey
from bot.register.shares import Shares
from bot.register.writing import write_register

# Called with the share of the work that is done, 0 to 1.
Progress = Callable[[float], None]
_HASHING = 0.8
_LATEST_DAY = 65_535


@dataclass
class _Summary:
    notices: int = 0
    first_sent: int = _LATEST_DAY
    last_sent: int = 0
    self_checking: bool = True

    def add(self, hashed: Hashed) -> None:
        if len(hashed.notices):
            self.notices += len(hashed.notices)
            self.self_checking &= hashed.self_checking
            self.first_sent = min(self.first_sent, int(hashed.notices["sent_on"].min()))
            self.last_sent = max(self.last_sent, int(hashed.notices["sent_on"].max()))


def build_register(
    notices: Path, target: Path, incident: str, key: RegisterKey, progress: Progress, processes: int
) -> Header:
    """Replaces `target` at once, when all is written. Raises RefusedList; then `target` is as before."""
    heading = read_heading(notices)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".building-") as folder:
        shares = Shares(Path(folder), notices.stat().st_size)
        summary = _hash_all(notices, heading, key, shares, progress, processes)
        if not summary.notices:
            raise RefusedList("no_notices", 1)
        header = _header(summary, incident, key)
        written = Path(folder) / "register"
        write_register(written, header, key, shares, lambda done: progress(_HASHING + (1 - _HASHING) * done))
        written.replace(target)
    return header


def _hash_all(
    notices: Path, heading: Heading, key: RegisterKey, shares: Shares, progress: Progress, processes: int
) -> _Summary:
    summary, size = _Summary(), notices.stat().st_size
    for hashed in _hashed_pieces(pieces(notices), heading, key, processes):
        shares.add("notices", "high", hashed.notices)
        shares.add("references", "hash", hashed.references)
        summary.add(hashed)
        progress(_HASHING * hashed.end_byte / size)
    return summary


def _hashed_pieces(
    waiting: Iterator[Piece], heading: Heading, key: RegisterKey, processes: int
) -> Iterator[Hashed]:
    """In order. A list of one piece is not worth other processes; of a long one few pieces are in memory."""
    first = list(islice(waiting, processes + 1))
    if len(first) == 1:
        yield hash_piece(first[0], heading, key)
    if len(first) <= 1:
        return
    with get_context("spawn").Pool(processes) as pool:
        running = [pool.apply_async(hash_piece, (piece, heading, key)) for piece in first]
        while running:
            yield running.pop(0).get()
            running += [pool.apply_async(hash_piece, (piece, heading, key)) for piece in islice(waiting, 1)]


def _header(summary: _Summary, incident: str, key: RegisterKey) -> Header:
    return Header(
        incident=incident,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        key_id=key.id,
        notices=summary.notices,
        first_sent=day_of(summary.first_sent),
        last_sent=day_of(summary.last_sent),
        self_checking=summary.self_checking,
    )
