"""How long an answer takes tells nothing of what was found: `make timing` measures 6,000, the suite fewer."""

import os
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

from bot.register.reference import Reference
from bot.store.keys import verification_key
from tests.api.conftest import verify
from tests.bot.register.conftest import NADIA
from tests.running_vigie import Person, RunningVigie

ATTEMPTS = int(os.environ.get("VIGIE_TIMING_ATTEMPTS", "180"))
# A notice that no other test guesses at.
KNOWN = dict(zip(("reference", "birth_date"), NADIA.split(","), strict=False))
_CALLERS = 8
_AN_HOUR = 600
_ERRORS_BEFORE_LOCKED = 5
# What chance alone may do: four standard errors of an AUC of two equal groups.
TOLERATED = max(0.02, 4 * (6 * ATTEMPTS / 3) ** -0.5)


def unknown() -> dict[str, str]:
    return {"reference": Reference.drawn().printed, "birth_date": "1980-01-01"}


def locked_person(verifying: RunningVigie) -> Person:
    person = Person(verifying)
    for _ in range(_ERRORS_BEFORE_LOCKED):
        verify(person, unknown())
    return person


def area(lower: Sequence[float], higher: Sequence[float]) -> float:
    """AUC: how often a time drawn from `higher` is above one drawn from `lower`; 0.5 tells nothing."""
    ranked = sorted([(time, True) for time in higher] + [(time, False) for time in lower])
    ranks = sum(rank for rank, (_, is_higher) in enumerate(ranked, 1) if is_higher)
    return (ranks - len(higher) * (len(higher) + 1) / 2) / (len(higher) * len(lower))


def test_an_area_tells_two_speeds_apart() -> None:
    assert area([1, 2, 3], [4, 5, 6]) == 1
    assert area([1, 4], [2, 3]) == 0.5


def test_time_and_length_tell_nothing_of_what_was_found(verifying: RunningVigie) -> None:
    locked = locked_person(verifying)
    kinds = ["notified", "no_match", "locked"] * (ATTEMPTS // 3)
    random.shuffle(kinds)

    def attempt(kind: str) -> tuple[str, float, int]:
        person = locked if kind == "locked" else Person(verifying)
        typed = unknown() if kind == "no_match" else KNOWN
        started = time.perf_counter()
        answer = verify(person, typed)
        taken = time.perf_counter() - started
        assert answer.json()["outcome"] == kind
        return kind, taken, len(answer.content)

    measured = []
    with ThreadPoolExecutor(_CALLERS) as callers:
        for start in range(0, len(kinds), _AN_HOUR):
            measured += callers.map(attempt, kinds[start : start + _AN_HOUR])
            # An hour passes: else the limit of the whole service would answer.
            verifying.store.delete(verification_key("hour"))
    times = {kind: [taken for found, taken, _ in measured if found == kind] for kind in set(kinds)}
    areas = {pair: area(times[pair[0]], times[pair[1]]) for pair in combinations(sorted(times), 2)}
    print({pair: round(found, 3) for pair, found in areas.items()})  # noqa: T201  # the figures of `make timing`
    assert len({length for _, _, length in measured}) == 1
    assert all(abs(found - 0.5) <= TOLERATED for found in areas.values()), areas
