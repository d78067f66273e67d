"""A provider is down while people go on writing: nothing is lost, order is kept, others do not notice.

`make outage` lets it last a minute.
"""

import os
import sys
import time
from itertools import cycle

import pytest

from tests.api.channels.people import App, Person
from tests.running_vigie import RunningVigie

SECONDS = float(os.environ.get("VIGIE_OUTAGE_SECONDS", "4"))
A_SECOND = 20
PEOPLE = 40
DRAINED_WITHIN = 60.0
# What is asked in turn, and words that only its answer has.
ASKED = {
    "Quelles données ont été volées ?": "pirates ont eu accès",
    "Où porter plainte ?": "porter plainte sur place",
    "Il est devant ma porte et il va me tuer": "Appelez tout de suite",
    "👍": "pas trouvé de mots",
}


def ask_in_turn(people: list[Person], seconds: float) -> dict[str, list[str]]:
    """Address → the words that must be in each answer, in order."""
    expected: dict[str, list[str]] = {person.address: [] for person in people}
    kinds = {person.address: cycle(ASKED.items()) for person in people}
    begun = time.monotonic()
    for number, person in enumerate(cycle(people)):
        if time.monotonic() - begun > seconds:
            break
        question, words = next(kinds[person.address])
        person.writes(question)
        expected[person.address].append(words)
        time.sleep(max(0.0, begun + (number + 1) / A_SECOND - time.monotonic()))
    return expected


@pytest.mark.parametrize("outage", [503])
def test_a_provider_is_down(apps: dict[str, App], connected: RunningVigie, outage: int) -> None:
    app = apps["whatsapp"]
    people = [Person(app) for _ in range(PEOPLE)]
    assert connected.process.poll() is None
    app.provider.outage = outage
    before = app.provider.attempts
    try:
        expected = ask_in_turn(people, SECONDS)
        attempts = app.provider.attempts - before
        elsewhere = Person(apps["telegram"]).writes("Where do I file a complaint?")
        begun = time.monotonic()
        elsewhere.reads(2)
        others = time.monotonic() - begun
    finally:
        app.provider.outage = None
    back = time.monotonic()
    wanted = sum(len(words) + 1 for words in expected.values())
    app.provider.wait_until(lambda _: sum(len(p.messages()) for p in people) >= wanted, DRAINED_WITHIN)
    drained = time.monotonic() - back
    for person in people:
        greeting, *answers = [message.text for message in person.messages()]
        assert "STOP" in greeting
        assert len(answers) == len(expected[person.address]), "lost or doubled"
        for words, answer in zip(expected[person.address], answers, strict=True):
            assert words in answer, "another order"
    sys.stdout.write(
        f"{wanted} answers, {attempts} attempts, drained in {drained:.1f} s, others {others:.2f} s\n"
    )
    # One at a time, less and less often: a provider that comes back is not met by a crowd.
    assert attempts < 10 + 4 * SECONDS
    assert others < 3.0
