"""Writes the file of a register, column by column, and seals it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np

from bot.register.errors import RefusedList
from bot.register.layout import DETAILS, HEADER_LENGTH, MAGIC, SEAL_BYTES, Header
from bot.register.rows import NOTICE_ROW, REFERENCE_ROW, Table
from bot.register.secret_key import NOTICE_BYTES, RegisterKey
from bot.register.shares import Shares

_READ = 1 << 20


def write_register(
    path: Path, header: Header, key: RegisterKey, shares: Shares, progress: Callable[[float], None]
) -> None:
    """Raises RefusedList when a reference stands twice in the list."""
    packed = header.model_dump_json().encode()
    beginning = MAGIC + HEADER_LENGTH.pack(len(packed)) + packed
    start = len(beginning) + SEAL_BYTES
    with path.open("wb+") as file:
        file.write(beginning)
        _write_columns(file, start, header.notices, shares, progress)
        _seal(file, packed, start, key)
        file.flush()
        os.fsync(file.fileno())


def _write_columns(
    file: BinaryIO, start: int, notices: int, shares: Shares, progress: Callable[[float], None]
) -> None:
    hashes = _Column(file, start)
    details = _Column(file, start + notices * NOTICE_BYTES)
    references = _Column(file, start + notices * (NOTICE_BYTES + DETAILS.size))
    for share in range(shares.count):
        table = shares.take("references", share, REFERENCE_ROW, ("hash", "line"))
        _refuse_duplicates(table)
        references.append(table, "hash")
        table = shares.take("notices", share, NOTICE_ROW, ("high", "low"))
        hashes.append(table, "high", "low")
        details.append(table, "sent_on", "channel")
        progress((share + 1) / shares.count)


class _Column:
    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file, self._next = file, start

    def append(self, table: Table, *fields: str) -> None:
        packed = np.dtype([(field, table.dtype[field]) for field in fields])
        self._file.seek(self._next)
        self._next += self._file.write(table[list(fields)].astype(packed).tobytes())


def _refuse_duplicates(references: Table) -> None:
    same = np.flatnonzero(references["hash"][1:] == references["hash"][:-1])
    if len(same):
        first, second = (int(references["line"][same[0] + offset]) for offset in (0, 1))
        raise RefusedList("duplicate", second, first=first)


def _seal(file: BinaryIO, packed: bytes, start: int, key: RegisterKey) -> None:
    seal = key.seal()
    seal.update(packed)
    file.seek(start)
    while block := file.read(_READ):
        seal.update(block)
    file.seek(start - SEAL_BYTES)
    file.write(seal.digest())
