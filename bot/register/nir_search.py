"""Social security numbers in a list of notices: a list that holds them is refused."""

import re
from collections.abc import Iterable, Sequence

from stdnum.fr import nir

_GAP = r"[ .\-\u00a0]?"


def shape(gap: str) -> str:
    """A pattern of the thirteen digits before the key, with `gap` between their groups."""
    groups = ("[1-478]", r"\d\d", r"(?:0[1-9]|1[0-2]|[2-9]\d)", r"(?:\d\d|2[ABab])", r"\d{3}", r"\d{3}")
    return gap.join(groups)


_SHAPE = shape(_GAP)
_WITH_KEY = re.compile(rf"(?<![0-9A-Za-z]){_SHAPE}{_GAP}\d\d(?![0-9A-Za-z])")
_SHAPED = re.compile(rf"{_SHAPE}(?:{_GAP}\d\d)?")
# Without its key, or with a wrong one, it is digits like others; half a column of them is no accident.
_SHARE = 0.5


def holds_full_number(text: str) -> bool:
    """Shape and key of a social security number of 15 digits, anywhere in the text."""
    return any(nir.is_valid(re.sub(_GAP, "", found)) for found in _WITH_KEY.findall(text))


def column_of_numbers(rows: Sequence[Sequence[str]]) -> int | None:
    """The place of a column that holds such numbers without their keys, or with wrong ones."""
    width = min(map(len, rows), default=0)
    return next((place for place in range(width) if _mostly(row[place] for row in rows)), None)


def _mostly(cells: Iterable[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    shaped = sum(_SHAPED.fullmatch(cell) is not None for cell in filled)
    return bool(filled) and shaped >= _SHARE * len(filled)
