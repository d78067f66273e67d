"""A register in use, whole or broken."""

from datetime import date
from pathlib import Path

import pytest

from bot.register.errors import UnusableRegister
from bot.register.reference import Reference
from bot.register.register import open_register, read_header
from bot.register.secret_key import RegisterKey
from tests.bot.register.conftest import CAMILLE, JOHN, KEY, NADIA, Build

REFERENCE, BIRTH = Reference.typed("NX5D-A69RQ-G29DH"), date(1980, 2, 29)


def test_another_birth_date_finds_nothing_though_the_reference_is_known(
    build: Build, register_file: Path
) -> None:
    build([CAMILLE, NADIA])
    register = open_register(register_file, KEY)
    assert register.find(REFERENCE, date(1980, 2, 28)) is None
    assert register.knows(REFERENCE)
    assert not register.knows(Reference.drawn())


def test_neither_reference_nor_birth_date_stands_in_the_file(build: Build, register_file: Path) -> None:
    build([CAMILLE, NADIA, JOHN])
    content = register_file.read_bytes()
    for secret in (b"NX5D", b"NX5DA69RQG29DH", b"1980-02-29", b"19800229"):
        assert secret not in content


def test_the_same_list_under_another_key_shares_no_hash(build: Build, register_file: Path) -> None:
    header = build([CAMILLE])
    body = register_file.read_bytes()[-header.body_bytes() :]
    other = build([CAMILLE], key=RegisterKey(b"o" * 32))
    other_body = register_file.read_bytes()[-other.body_bytes() :]
    assert body[:16] != other_body[:16]
    assert body[-8:] != other_body[-8:]


def test_every_flipped_byte_is_found(build: Build, register_file: Path) -> None:
    build([CAMILLE])
    whole = register_file.read_bytes()
    for place in range(len(whole)):
        register_file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(UnusableRegister):
            open_register(register_file, KEY)


def test_every_cut_is_found(build: Build, register_file: Path) -> None:
    build([CAMILLE])
    whole = register_file.read_bytes()
    for length in range(len(whole)):
        register_file.write_bytes(whole[:length])
        with pytest.raises(UnusableRegister):
            open_register(register_file, KEY)


def test_a_register_of_another_key_says_so(build: Build, register_file: Path) -> None:
    build([CAMILLE])
    with pytest.raises(UnusableRegister) as unusable:
        open_register(register_file, RegisterKey(b"o" * 32))
    assert unusable.value.reason == "register_of_another_key"
    assert read_header(register_file).key_id == KEY.id


def test_a_missing_register_says_so(register_file: Path) -> None:
    with pytest.raises(UnusableRegister) as unusable:
        open_register(register_file, KEY)
    assert unusable.value.reason == "register_missing"
