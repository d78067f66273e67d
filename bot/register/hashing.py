"""One piece of a list of notices, checked and turned into rows of hashes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.register import cells
from bot.register.errors import RefusedList
from bot.register.nir_search import column_of_numbers, holds_full_number
from bot.register.notice_list import Heading, Piece, Rows
from bot.register.reference import Reference
from bot.register.rows import NOTICE_ROW, REFERENCE_ROW, Table
from bot.register.secret_key import RegisterKey
from bot.register.strength import FEWEST_BITS, SAMPLE, bits


@dataclass(frozen=True)
class Hashed:
    """`notices` are NOTICE_ROW, `references` REFERENCE_ROW, in the order of the list."""

    notices: Table
    references: Table
    self_checking: bool
    end_byte: int


def hash_piece(piece: Piece, heading: Heading, key: RegisterKey) -> Hashed:
    """Raises RefusedList for the first line that is wrong."""
    rows, lines = piece.rows(heading)
    _refuse_social_security_numbers(piece, rows, lines)
    columns = [[row[place] for row in rows] for place in heading.places]
    references = list(map(cells.reference, columns[0], lines))
    if references and bits(references) < FEWEST_BITS:
        raise RefusedList("too_few_bits", lines[0], bits=FEWEST_BITS)
    return Hashed(
        _notices(references, columns, lines, key),
        _references(references, lines, key),
        all(Reference(reference).is_ours for reference in references[:SAMPLE]),
        piece.end_byte,
    )


def _refuse_social_security_numbers(piece: Piece, rows: Rows, lines: Sequence[int]) -> None:
    if holds_full_number(piece.text):  # one search over all the text; then the line, once
        for row, line in zip(rows, lines, strict=True):
            if any(map(holds_full_number, row)):
                raise RefusedList("holds_nir", line)
    if rows and (place := column_of_numbers(rows[:SAMPLE])) is not None:
        raise RefusedList("column_of_nirs", lines[0], column=place + 1)


def _notices(
    references: Sequence[str], columns: Sequence[Sequence[str]], lines: Sequence[int], key: RegisterKey
) -> Table:
    hashed = key.notice_hasher()
    births = map(cells.birth_date, columns[1], lines)
    digests = [
        hashed(f"{reference}|{birth}".encode()) for reference, birth in zip(references, births, strict=True)
    ]
    halves = np.frombuffer(b"".join(digests), ">u8").reshape(-1, 2)
    table = np.zeros(len(references), NOTICE_ROW)
    table["high"], table["low"] = halves[:, 0], halves[:, 1]
    table["sent_on"] = list(map(cells.sent_on, columns[2], lines))
    table["channel"] = list(map(cells.channel, columns[3], lines))
    return table


def _references(references: Sequence[str], lines: Sequence[int], key: RegisterKey) -> Table:
    hashed = key.reference_hasher()
    table = np.zeros(len(references), REFERENCE_ROW)
    table["hash"] = np.frombuffer(b"".join([hashed(each.encode()) for each in references]), ">u8")
    table["line"] = lines
    return table
