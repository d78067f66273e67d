"""The list of notices that an organisation gives: read in pieces of whole lines, whatever its size."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bot.register.errors import RefusedList

COLUMNS = ("reference", "birth_date", "sent_on", "channel")
_PIECE_BYTES = 4_000_000

Rows = list[list[str]]


@dataclass(frozen=True)
class Heading:
    """The separator, and the place of each of COLUMNS."""

    separator: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """Whole lines of the list; `first_line` counts from 1, `end_byte` is where they end in the file."""

    text: str
    first_line: int
    end_byte: int

    def rows(self, heading: Heading) -> tuple[Rows, list[int]]:
        """Each row's cells, and the line it begins on. Raises RefusedList when a row is too short."""
        rows, lines, width = [], [], max(heading.places) + 1
        reader = csv.reader(self.text.splitlines(keepends=True), delimiter=heading.separator)
        began = self.first_line
        for row in reader:
            if row:
                if len(row) < width:
                    raise RefusedList("cells_missing", began)
                rows.append(row)
                lines.append(began)
            began = self.first_line + reader.line_num
        return rows, lines


def read_heading(path: Path) -> Heading:
    """Raises RefusedList when a needed column is missing."""
    with path.open("rb") as file:
        line = _decoded(file.readline()).lstrip("\ufeff")
    separator = max(",;\t", key=line.count)
    names = [name.strip().lower() for name in next(csv.reader([line], delimiter=separator), [])]
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        raise RefusedList("column_missing", 1, columns=", ".join(missing))
    return Heading(separator, tuple(names.index(column) for column in COLUMNS))


def pieces(path: Path) -> Iterator[Piece]:
    """All lines after the heading; a quoted line break never ends a piece."""
    with path.open("rb") as file:
        file.readline()
        line = 2
        while block := _whole_lines(file):
            yield Piece(_decoded(block), line, file.tell())
            line += block.count(b"\n")


def _whole_lines(file: BinaryIO) -> bytes:
    block = file.read(_PIECE_BYTES) + file.readline()
    while block.count(b'"') % 2 and (more := file.readline()):
        block += more
    return block


def _decoded(block: bytes) -> str:
    try:
        return block.decode("utf-8")
    except UnicodeDecodeError:
        return block.decode("cp1252", errors="replace")  # what spreadsheets write on Windows
