"""What an attempt finds, and when it is refused."""

import asyncio
import secrets
from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis

from bot.register.place import register_path
from bot.register.reference import Reference
from bot.settings import Settings
from bot.store.counters import CounterStore
from bot.verification.check import Attempt, Verifier
from bot.verification.shelf import Shelf
from tests.bot.verification.conftest import INCIDENT, limits

CAMILLE = Attempt("c" * 32, INCIDENT, "192.0.2.1", "NX5D-A69RQ-G29DH", "1980-02-29")
WRONG_BIRTH = replace(CAMILLE, birth_date="1980-02-28")


@pytest.fixture
def verifier(shelf: Shelf, counters: CounterStore) -> Verifier:
    return Verifier(shelf, counters, limits())


def from_elsewhere(attempt: Attempt) -> Attempt:
    """Another conversation at another address."""
    address = f"2001:db8:{secrets.randbelow(65536):x}:{secrets.randbelow(65536):x}::1"
    return replace(attempt, conversation_id=secrets.token_hex(16), address=address)


async def test_a_notice_is_found_with_its_date_and_channel(verifier: Verifier) -> None:
    outcome = await verifier.check(replace(CAMILLE, reference="nx5d a69rq g29dh", birth_date="29/02/1980"))
    assert (outcome.result, outcome.sent_on, outcome.channel) == ("notified", date(2022, 3, 17), "email")


@pytest.mark.parametrize(
    "typed", ["29.02.1980", "29-02-1980", "29 02 1980", " 29 / 02 / 1980 ", "1980-02-29"]
)
async def test_a_birth_date_is_read_as_people_write_it(verifier: Verifier, typed: str) -> None:
    assert (await verifier.check(replace(CAMILLE, birth_date=typed))).result == "notified"


@pytest.mark.parametrize(
    ("reference", "birth"),
    [
        ("NX5D-A69RQ-G29DH", "1980-02-28"),
        ("NX5D-A69RQ-G29DJ", "1980-02-29"),
        ("", ""),
        ("nonsense", "1980-02-29"),
        ("NX5D-A69RQ-G29DH", "2980-02-29"),
        ("NX5D-A69RQ-G29DH", "29 février 1980"),
        ("N" * 5000, "1" * 5000),
        ("\x00", "\x00"),
    ],
)
async def test_anything_else_is_no_match(verifier: Verifier, reference: str, birth: str) -> None:
    outcome = await verifier.check(replace(CAMILLE, reference=reference, birth_date=birth))
    assert outcome.result == "no_match"
    assert outcome.sent_on is None


async def test_five_errors_lock_a_conversation_even_for_the_right_answer(verifier: Verifier) -> None:
    wrong = [replace(CAMILLE, reference=Reference.drawn().printed) for _ in range(5)]
    assert [(await verifier.check(each)).result for each in wrong] == ["no_match"] * 5
    assert (await verifier.check(CAMILLE)).result == "locked"
    assert (await verifier.check(from_elsewhere(CAMILLE))).result == "notified"


async def test_finding_ones_notice_is_no_error(verifier: Verifier) -> None:
    found = [(await verifier.check(CAMILLE)).result for _ in range(10)]
    assert found == ["notified"] * 10


@pytest.mark.parametrize(
    "reference", [CAMILLE.reference, Reference.drawn().printed], ids=["known", "unknown"]
)
async def test_five_wrong_births_lock_a_reference_everywhere(verifier: Verifier, reference: str) -> None:
    wrong = replace(WRONG_BIRTH, reference=reference)
    results = [(await verifier.check(from_elsewhere(wrong))).result for _ in range(6)]
    assert results == ["no_match"] * 5 + ["locked"]


async def test_ten_wrong_births_lock_a_reference_for_good(
    shelf: Shelf, counters: CounterStore, redis: Redis
) -> None:
    verifier = Verifier(shelf, counters, limits())
    results = []
    for _ in range(3):
        results += [(await verifier.check(from_elsewhere(WRONG_BIRTH))).result for _ in range(5)]
        for key in [key async for key in redis.scan_iter("*reference-day*")]:
            await redis.delete(key)  # a day later
    assert results == ["no_match"] * 10 + ["locked"] * 5
    assert (await verifier.check(from_elsewhere(CAMILLE))).result == "locked"


async def test_ten_attempts_an_hour_for_an_address(verifier: Verifier) -> None:
    same_network = [
        replace(from_elsewhere(CAMILLE), address=f"2001:db8:0:1::{number:x}") for number in range(12)
    ]
    results = [(await verifier.check(each)).result for each in same_network]
    assert results == ["notified"] * 10 + ["locked"] * 2


async def test_the_whole_service_pauses(shelf: Shelf, counters: CounterStore) -> None:
    verifier = Verifier(shelf, counters, limits(attempts_an_hour=20))
    results = [(await verifier.check(from_elsewhere(CAMILLE))).result for _ in range(25)]
    assert results == ["notified"] * 20 + ["locked"] * 5


async def test_parallel_attempts_pass_no_limit_together(verifier: Verifier) -> None:
    wrong = [replace(CAMILLE, reference=Reference.drawn().printed, address=f"192.0.2.{n}") for n in range(40)]
    outcomes = await asyncio.gather(*map(verifier.check, wrong))
    assert Tally(outcome.result for outcome in outcomes) == {"no_match": 5, "locked": 35}


async def test_the_store_holds_neither_reference_nor_birth_nor_address(
    verifier: Verifier, redis: Redis
) -> None:
    await verifier.check(WRONG_BIRTH)
    keys = [key async for key in redis.scan_iter("*")]
    dump = "\n".join([f"{key} {await redis.get(key)}" for key in keys])
    assert len(keys) == 7
    for secret in ("NX5D", "1980", "192.0.2", CAMILLE.conversation_id):
        assert secret not in dump
    assert all([await redis.ttl(key) > 0 for key in keys])


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))


@pytest.mark.parametrize("damage", [Path.unlink, _cut, _flip])
async def test_an_unusable_register_locks(
    damage: Callable[[Path], None], own_settings: Settings, shelf: Shelf, counters: CounterStore
) -> None:
    damage(register_path(own_settings, INCIDENT))
    shelf.refresh(INCIDENT)
    assert (await Verifier(shelf, counters, limits()).check(CAMILLE)).result == "locked"
    assert shelf.incidents == frozenset()


@pytest.mark.usefixtures("shelf")
async def test_a_register_of_another_key_locks(own_settings: Settings, counters: CounterStore) -> None:
    other = own_settings.model_copy(update={"register_key": SecretStr("ab" * 32)})
    shelf = Shelf(other)
    shelf.refresh(INCIDENT)
    assert (await Verifier(shelf, counters, limits()).check(CAMILLE)).result == "locked"


async def test_a_new_register_takes_the_place_of_the_old(
    own_settings: Settings, shelf: Shelf, counters: CounterStore
) -> None:
    path = register_path(own_settings, INCIDENT)
    whole = path.read_bytes()
    verifier = Verifier(shelf, counters, limits())
    path.unlink()
    shelf.refresh(INCIDENT)
    assert (await verifier.check(CAMILLE)).result == "locked"
    path.write_bytes(whole)
    shelf.refresh(INCIDENT)
    assert (await verifier.check(CAMILLE)).result == "notified"
