"""While no worker thinks, calls are answered at once and people told; every answer comes when they return."""

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from tests.api.channels.people import App, Person
from tests.running_vigie import RunningVigie

CALLS = 100
P95_SECONDS = 0.1
MOMENT_WITHIN = 20.0


@pytest.fixture
def asleep(connected: RunningVigie) -> Iterator[RunningVigie]:
    """Its dialogue workers are stopped while the test runs, and go on when it wakes them."""
    workers = connected.children("bot.engine.worker")
    assert workers
    for worker in workers:
        os.kill(worker, signal.SIGSTOP)
    yield connected
    wake(connected)


def wake(vigie: RunningVigie) -> None:
    for worker in vigie.children("bot.engine.worker"):
        os.kill(worker, signal.SIGCONT)


def test_calls_are_answered_at_once_and_people_later(apps: dict[str, App], asleep: RunningVigie) -> None:
    channels = [apps[name] for name in ("whatsapp", "messenger", "telegram", "sms", "chatwoot")]
    people = [Person(channels[number % len(channels)]) for number in range(CALLS)]
    times = []
    for person in people:
        begun = time.monotonic()
        person.writes("Which data were stolen?")
        times.append(time.monotonic() - begun)
    waiting = people[0]
    told = waiting.reads(2, MOMENT_WITHIN)
    assert "STOP" in told[0].text
    assert "One moment" in told[1].text
    wake(asleep)
    for person in people:
        texts = [message.text for message in person.reads(3 if person is waiting else 2, 60)]
        assert sum("hackers had access" in text for text in texts) <= 1
    asked = {person.address for person in people}
    for app in channels:
        app.provider.wait_until(lambda _, app=app: all(_answered(p) for p in people if p.app is app), 60)
    assert len(asked) == CALLS
    p95 = sorted(times)[int(0.95 * CALLS)]
    sys.stdout.write(f"p95 {p95 * 1000:.0f} ms\n")
    assert p95 < P95_SECONDS


def _answered(person: Person) -> bool:
    return sum("hackers had access" in message.text for message in person.messages()) == 1
