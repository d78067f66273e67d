"""The drill: guesses from a thousand addresses are answered no more often than the limits say.

`make drill` makes 200,000 of them; the suite fewer, with the same limits or smaller ones.
"""

import asyncio
import os
import secrets
from dataclasses import replace

from prometheus_client import REGISTRY

from bot.register.reference import Reference
from bot.store.counters import CounterStore
from bot.verification.check import Attempt, Verifier
from bot.verification.shelf import Shelf
from tests.bot.verification.conftest import limits
from tests.bot.verification.test_check import CAMILLE

ADDRESSES = 1_000
GUESSES = int(os.environ.get("VIGIE_DRILL_GUESSES", "6000"))
_AT_ONCE = 50


def _count(alert: str) -> float:
    """As an operator's monitoring reads it."""
    return REGISTRY.get_sample_value(f"vigie_verification_{alert}_attempts_total") or 0.0


async def guesses_answered(verifier: Verifier) -> int:
    """How many were told something else than « locked »; every tenth guess is at a notice that exists."""
    answered = 0
    for start in range(0, GUESSES, _AT_ONCE):
        outcomes = await asyncio.gather(*(verifier.check(_guess(start + n)) for n in range(_AT_ONCE)))
        answered += sum(outcome.result != "locked" for outcome in outcomes)
    return answered


def _guess(number: int) -> Attempt:
    birth = f"19{number % 80 + 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    reference = CAMILLE.reference if number % 10 == 0 else Reference.drawn().printed
    address = f"2001:db8:0:{number % ADDRESSES:x}::1"
    return replace(
        CAMILLE,
        conversation_id=secrets.token_hex(16),
        reference=reference,
        birth_date=birth,
        address=address,
    )


async def test_an_hour_of_guessing_is_paused(shelf: Shelf, counters: CounterStore) -> None:
    before = _count("paused")
    answered = await guesses_answered(Verifier(shelf, counters, limits()))
    assert 900 < answered <= 1_000
    assert _count("paused") > before


async def test_a_day_of_guessing_ends_the_check_with_an_alert(shelf: Shelf, counters: CounterStore) -> None:
    a_day = GUESSES // 10
    before = _count("off")
    allowed = limits(attempts_an_hour=GUESSES, attempts_a_day=a_day, attempts_an_hour_an_address=30)
    answered = await guesses_answered(Verifier(shelf, counters, allowed))
    assert a_day * 0.9 - 10 < answered <= a_day
    assert _count("off") > before
