"""A list of notices as an organisation writes it, and the register built from it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.register.building import build_register
from bot.register.layout import Header
from bot.register.secret_key import RegisterKey

KEY = RegisterKey(bytes(range(32)))
HEADING = "reference,birth_date,sent_on,channel"
# Camille's, Nadia's and John's notices.
CAMILLE = "NX5D-A69RQ-G29DH,1980-02-29,2022-03-17,email"
NADIA = "9BTX-XDAM7-EDQY2,1955-12-01,2022-03-24,letter"
JOHN = "186M-SJNE1-5X53Q,2019-07-14,2022-03-18,email"

Build = Callable[..., Header]


def no_progress(_: float) -> None:
    """Nobody watches."""


@pytest.fixture
def register_file(tmp_path: Path) -> Path:
    return tmp_path / "registers" / "cnam-2022.register"


@pytest.fixture
def build(tmp_path: Path, register_file: Path) -> Build:
    def built(rows: Sequence[str], heading: str = HEADING, key: RegisterKey = KEY) -> Header:
        notices = tmp_path / "notices.csv"
        notices.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
        return build_register(notices, register_file, "cnam-2022", key, no_progress, 2)

    return built
