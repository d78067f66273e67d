"""What a stopped Vigie left on disk: searched whole, store, log and registers, for what must not be there."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.register.nir_search import holds_full_number

# The birth dates that tests type in, however a program would write them.
_BIRTH_DATES = re.compile(r"1980.?02.?2[89]|2[89].?02.?1980")
# Times and confidences, as programs write them: some have the shape and the key of a number by chance.
_DECIMAL = re.compile(r"\d+\.\d{5,}")
# What a test gives to a command, not what Vigie keeps.
_INPUT = ".csv"


def _files(data_dir: Path) -> Iterator[Path]:
    yield from (path for path in data_dir.rglob("*") if path.is_file() and path.suffix != _INPUT)


def secrets_left_in(data_dir: Path) -> list[str]:
    """Names of files and what kind of secret each holds; never the secret."""
    found = []
    for path in _files(data_dir):
        content = _DECIMAL.sub("", path.read_bytes().decode("latin-1"))
        if holds_full_number(content):
            found.append(f"{path.name}: a social security number")
        if _BIRTH_DATES.search(content):
            found.append(f"{path.name}: a birth date")
    return found
