"""What a list may hold, and what refuses it."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.register.building import build_register
from bot.register.errors import RefusedList
from bot.register.reference import Reference
from bot.register.register import open_register
from tests.bot.register.conftest import CAMILLE, HEADING, JOHN, KEY, NADIA, Build, no_progress

TOMORROW = (date.today() + timedelta(days=1)).isoformat()
# A fictitious number with a right key, and the same without it.
NIR, NIR_WITHOUT_KEY = "255081416802538", "2550814168025"


def test_a_register_finds_each_notice(build: Build, register_file: Path) -> None:
    header = build([CAMILLE, NADIA, JOHN])
    register = open_register(register_file, KEY)
    found = register.find(Reference.typed("nx5d a69rq g29dh"), date(1980, 2, 29))
    assert found is not None
    assert (found.sent_on, found.channel) == (date(2022, 3, 17), "email")
    assert (header.notices, header.first_sent, header.last_sent) == (3, date(2022, 3, 17), date(2022, 3, 24))
    assert header.self_checking


def test_as_a_french_spreadsheet_saves_it(build: Build, register_file: Path) -> None:
    heading = "\ufeffNom;Reference;Birth_date;Sent_on;Channel"
    build(["Élise;9BTX-XDAM7-EDQY2;01/12/1955;24/03/2022;Courrier"], heading=heading)
    found = open_register(register_file, KEY).find(Reference.typed("9BTX-XDAM7-EDQY2"), date(1955, 12, 1))
    assert found is not None
    assert found.channel == "letter"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (CAMILLE, "duplicate"),
        (CAMILLE.lower().replace("-a69rq", " A69RQ"), "duplicate"),
        ("ABCD-EFGHJ-KMNPQ,1980-02-30,2022-03-17,email", "impossible_birth_date"),
        (f"ABCD-EFGHJ-KMNPQ,{TOMORROW},2022-03-17,email", "impossible_birth_date"),
        ("ABCD-EFGHJ-KMNPQ,1780-01-01,2022-03-17,email", "impossible_birth_date"),
        ("ABCD-EFGHJ-KMNPQ,,2022-03-17,email", "impossible_birth_date"),
        (f"ABCD-EFGHJ-KMNPQ,1980-02-29,{TOMORROW},email", "impossible_sending_date"),
        ("ABCD-EFGHJ-KMNPQ,1980-02-29,17/03/22,email", "impossible_sending_date"),
        ("ABCD-EFGHJ-KMNPQ,1980-02-29,2022-03-17,pigeon", "unknown_channel"),
        ("ABCD-EFGHJ-KMN?Q,1980-02-29,2022-03-17,email", "malformed_reference"),
        (",1980-02-29,2022-03-17,email", "malformed_reference"),
        ("ABCD-EFGHJ-KMNPQ,1980-02-29", "cells_missing"),
        (f"{NIR},1980-02-29,2022-03-17,email", "holds_nir"),
        (f"ABCD-EFGHJ-KMNPQ,1980-02-29,2022-03-17,email,2 55 08 14 168 025 {NIR[13:]}", "holds_nir"),
    ],
)
def test_the_third_line_is_refused(build: Build, register_file: Path, row: str, reason: str) -> None:
    with pytest.raises(RefusedList) as refused:
        build([CAMILLE, row, JOHN])
    assert (refused.value.reason, refused.value.line) == (reason, 3)
    assert NIR[:13] not in str(refused.value)
    assert not register_file.exists()


@pytest.mark.parametrize(
    "reference",
    ["ABCD-EFGHJ", "123456789012345678", "DEADBEEFDEADBE"],
    ids=["ten letters", "eighteen digits", "fourteen of sixteen letters"],
)
def test_references_that_can_be_guessed_are_refused(build: Build, reference: str) -> None:
    with pytest.raises(RefusedList, match="too_few_bits"):
        build([f"{reference},1980-02-29,2022-03-17,email"])


def test_numbers_in_a_row_are_no_references(build: Build) -> None:
    rows = [f"CNAM-NOTICE-2022-{number:06},1980-02-29,2022-03-17,email" for number in range(200)]
    with pytest.raises(RefusedList, match="too_few_bits"):
        build(rows)


@pytest.mark.parametrize("number", [NIR_WITHOUT_KEY, f"{NIR_WITHOUT_KEY}99", "2 55 08 14 168 025 99"])
def test_a_column_of_social_security_numbers_without_their_keys_is_refused(number: str, build: Build) -> None:
    rows = [f"{row},{number}" for row in (CAMILLE, NADIA, JOHN)]
    with pytest.raises(RefusedList) as refused:
        build(rows, heading=f"{HEADING},nir")
    assert refused.value.reason == "column_of_nirs"
    assert refused.value.values["column"] == 5


def test_a_missing_column_is_named(build: Build) -> None:
    with pytest.raises(RefusedList) as refused:
        build(["x"], heading="reference,sent_on,channel")
    assert refused.value.values["columns"] == "birth_date"


def test_an_empty_list_is_refused(build: Build) -> None:
    with pytest.raises(RefusedList, match="no_notices"):
        build([])


def test_a_refused_list_leaves_the_register_as_it_was(build: Build, register_file: Path) -> None:
    build([CAMILLE])
    before = register_file.read_bytes()
    with pytest.raises(RefusedList):
        build([NADIA, NADIA])
    assert register_file.read_bytes() == before
    assert list(register_file.parent.iterdir()) == [register_file]


def test_a_long_list_is_cut_into_pieces_and_shares(tmp_path: Path, register_file: Path) -> None:
    """Several pieces hashed apart, several shares sorted apart: every notice is found, duplicates too."""
    chance = random.Random(2022)
    references = [Reference.drawn().printed for _ in range(1000)]
    filling = '"two\nlines ' + "and more " * 3500 + '"'
    births = [date(1930, 1, 1) + timedelta(days=chance.randrange(30_000)) for _ in references]
    notices = tmp_path / "notices.csv"

    def write(last: str) -> None:
        rows = [
            f"{reference},{birth},2022-03-18,letter,{filling}"
            for reference, birth in zip([*references[:-1], last], births, strict=True)
        ]
        notices.write_text("\n".join([f"{HEADING},note", *rows]) + "\n", encoding="utf-8")

    write(references[-1])
    assert notices.stat().st_size > 30_000_000
    assert build_register(notices, register_file, "cnam-2022", KEY, no_progress, 2).notices == 1000
    register = open_register(register_file, KEY)
    found = [
        register.find(Reference.typed(reference), birth)
        for reference, birth in zip(references, births, strict=True)
    ]
    assert None not in found

    write(references[0])
    with pytest.raises(RefusedList) as refused:
        build_register(notices, register_file, "cnam-2022", KEY, no_progress, 2)
    assert (refused.value.values["first"], refused.value.line) == (2, 2 + 999 * 2)
