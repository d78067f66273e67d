"""Rows of hashes in files by their first bits, so that each share can be sorted in memory alone."""

from pathlib import Path

import numpy as np

from bot.register.rows import Table

# A line of a list is about 45 bytes; a share of a million rows is sorted within 100 MB.
_SHARE_OF_LIST = 40_000_000
_MOST_BITS = 8
_HASH_BITS = 64


class Shares:
    def __init__(self, folder: Path, list_bytes: int) -> None:
        self._bits = min(_MOST_BITS, (list_bytes // _SHARE_OF_LIST).bit_length())
        self._folder = folder

    @property
    def count(self) -> int:
        return 1 << self._bits

    def add(self, name: str, by: str, table: Table) -> None:
        """Spreads the rows by the first bits of their column `by`."""
        numbers = table[by] >> np.uint64(_HASH_BITS - self._bits) if self._bits else table[by] * 0
        order = np.argsort(numbers, kind="stable")
        ends = np.searchsorted(numbers[order], np.arange(self.count), side="right")
        for share, rows in enumerate(np.split(table[order], ends[:-1])):
            with self._path(name, share).open("ab") as file:
                file.write(rows.tobytes())

    def take(self, name: str, share: int, row: "np.dtype[np.void]", keys: tuple[str, ...]) -> Table:
        """The rows of one share, sorted by `keys`; its file is gone afterwards."""
        path = self._path(name, share)
        table: Table = np.fromfile(path, row)
        path.unlink()
        # Native copies: sorted several times faster than big-endian columns.
        columns = [table[key].astype(np.uint64) for key in reversed(keys)]
        ordered: Table = table[np.lexsort(columns)]
        return ordered

    def _path(self, name: str, share: int) -> Path:
        return self._folder / f"{name}-{share}"
