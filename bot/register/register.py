"""A register in use: memory-mapped, checked as a whole when opened, asked one notice at a time."""

import math
import mmap
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from bot.register.channel import CHANNELS, NoticeChannel
from bot.register.errors import UnusableRegister
from bot.register.layout import DETAILS, HEADER_LENGTH, LONGEST_HEADER, MAGIC, SEAL_BYTES, Header, day_of
from bot.register.reference import Reference
from bot.register.secret_key import NOTICE_BYTES, REFERENCE_BYTES, RegisterKey

_READ = 1 << 24
_SHARE_BYTES = 8


@dataclass(frozen=True)
class Notice:
    """All that a register can say of a notice: nothing of the person."""

    sent_on: date
    channel: NoticeChannel


class Register:
    """Open with `open_register`."""

    def __init__(self, mapped: mmap.mmap, header: Header, start: int, key: RegisterKey) -> None:
        self.header = header
        self._mapped = mapped
        details = start + header.notices * NOTICE_BYTES
        references = details + header.notices * DETAILS.size
        self._notices = _SortedColumn(mapped, start, NOTICE_BYTES, header.notices)
        self._references = _SortedColumn(mapped, references, REFERENCE_BYTES, header.notices)
        self._details = details
        self._notice_hash, self._reference_hash = key.notice_hasher(), key.reference_hasher()

    def find(self, reference: Reference, birth_date: date) -> Notice | None:
        """None when no notice has both this reference and this birth date."""
        hashed = self._notice_hash(f"{reference.canonical}|{birth_date.isoformat()}".encode())
        place = self._notices.place_of(hashed)
        if place is None:
            return None
        sent_on, channel = DETAILS.unpack_from(self._mapped, self._details + place * DETAILS.size)
        return Notice(day_of(sent_on), CHANNELS[channel])

    def knows(self, reference: Reference) -> bool:
        """Only for counting wrong birth dates: never shown to anybody."""
        return self._references.place_of(self._reference_hash(reference.canonical.encode())) is not None


class _SortedColumn:
    def __init__(self, mapped: mmap.mmap, start: int, size: int, count: int) -> None:
        self._mapped, self._start, self._size, self._count = mapped, start, size, count
        self._spread = 4 * math.isqrt(count) + 1

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> bytes:
        at = self._start + place * self._size
        return self._mapped[at : at + self._size]

    def place_of(self, value: bytes) -> int | None:
        place = bisect_left(self, value, *self._window(value))
        return place if place < self._count and self[place] == value else None

    def _window(self, value: bytes) -> tuple[int, int]:
        """Hashes are spread evenly: a value stands near its share of the way; few pages are touched."""
        near = int.from_bytes(value[:_SHARE_BYTES]) * self._count >> (8 * _SHARE_BYTES)
        first, last = max(0, near - self._spread), min(self._count, near + self._spread) - 1
        if first <= last and self[first] < value <= self[last]:
            return first, last + 1
        return 0, self._count


def open_register(
    path: Path, key: RegisterKey, progress: Callable[[float], None] = lambda _: None
) -> Register:
    """Reads the whole file once to check its seal: a second for each GB.

    Raises UnusableRegister: missing, cut short, altered, or built with another key.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise UnusableRegister("register_missing", path) from None
    except (OSError, ValueError):  # ValueError: an empty file cannot be mapped
        raise UnusableRegister("register_damaged", path) from None
    header, start = _header(mapped, path)
    if header.key_id != key.id:
        raise UnusableRegister("register_of_another_key", path, wanted=header.key_id, given=key.id)
    _check_seal(mapped, start, key, path, progress)
    return Register(mapped, header, start, key)


def read_header(path: Path) -> Header:
    """Without key and without checking the seal. Raises UnusableRegister."""
    try:
        with path.open("rb") as file:
            beginning = file.read(len(MAGIC) + HEADER_LENGTH.size + LONGEST_HEADER)
    except FileNotFoundError:
        raise UnusableRegister("register_missing", path) from None
    except OSError:
        raise UnusableRegister("register_damaged", path) from None
    return _parsed(beginning, path)[0]


def _header(mapped: mmap.mmap, path: Path) -> tuple[Header, int]:
    header, end = _parsed(mapped[: len(MAGIC) + HEADER_LENGTH.size + LONGEST_HEADER], path)
    start = end + SEAL_BYTES
    if len(mapped) != start + header.body_bytes():
        raise UnusableRegister("register_damaged", path)
    return header, start


def _parsed(beginning: bytes, path: Path) -> tuple[Header, int]:
    """(header, where it ends)"""
    after_length = len(MAGIC) + HEADER_LENGTH.size
    if not beginning.startswith(MAGIC) or len(beginning) < after_length:
        raise UnusableRegister("register_damaged", path)
    (length,) = HEADER_LENGTH.unpack_from(beginning, len(MAGIC))
    try:
        return Header.model_validate_json(
            beginning[after_length : after_length + length]
        ), after_length + length
    except ValidationError:
        raise UnusableRegister("register_damaged", path) from None


def _check_seal(
    mapped: mmap.mmap,
    start: int,
    key: RegisterKey,
    path: Path,
    progress: Callable[[float], None],
) -> None:
    seal = key.seal()
    written = mapped[start - SEAL_BYTES : start]
    seal.update(mapped[len(MAGIC) + HEADER_LENGTH.size : start - SEAL_BYTES])
    body = memoryview(mapped)[start:]
    for begin in range(0, len(body), _READ):
        seal.update(body[begin : begin + _READ])
        progress(min(1.0, (begin + _READ) / len(body)))
    body.release()
    if seal.digest() != written:
        raise UnusableRegister("register_damaged", path)
