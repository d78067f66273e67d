"""A canary stands wherever code could put what a person typed; each program is a real process."""

import subprocess
import sys
from dataclasses import dataclass

import pytest

from bot.settings import PROJECT

CANARY = "2840575116042 je m'appelle Serin"
TRACES = ("2840575116042", "Serin")
START = f"""
import asyncio, logging, threading, warnings
import structlog
from bot.logging_setup import set_up_logging
set_up_logging()
canary = {CANARY!r}
foreign = logging.getLogger("some.library")
ours = structlog.get_logger("vigie.test")
"""
RAISED = """
class Serious(Exception):
    pass
try:
    raise Serious(canary)
except Serious as error:
    caught = error
    {logged}
"""


@dataclass(frozen=True)
class Ended:
    output: str
    code: int


def run(program: str) -> Ended:
    ended = subprocess.run(
        [sys.executable, "-c", START + program],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Ended(ended.stdout + ended.stderr, ended.returncode)


@pytest.mark.parametrize(
    "program",
    [
        "foreign.error(canary)",
        "foreign.error('message was %s', canary)",
        "foreign.error('number %d', canary)",
        "foreign.critical('x', extra={'text': canary})",
        "foreign.error('x', stack_info=True)",
        "logging.error(canary)",
        "logging.getLogger('rasa.core.channels.rest').exception(canary)",
        "logging.getLogger('asyncio').error('Task exception', exc_info=ValueError(canary))",
        "logging.captureWarnings(True); warnings.warn(canary)",
        "warnings.warn(canary)",
        "warnings.warn(canary, DeprecationWarning)",
        "ours.error(canary)",
        "ours.error(f'failed for {canary}')",
        "ours.error('turn_failed', text=canary)",
        "ours.error('turn_failed', message=canary, user=canary, tracker={'text': canary})",
        "ours.bind(text=canary).error('turn_failed')",
        "structlog.contextvars.bind_contextvars(text=canary); ours.error('turn_failed')",
        "ours.error('turn_failed', exc_info=ValueError(canary))",
        "ours.error('turn_failed', error=ValueError(canary))",
        "ours.error('turn_failed', stack_info=True)",
        RAISED.format(logged="foreign.exception('failed')"),
        RAISED.format(logged="foreign.error('failed: %s', error, exc_info=True)"),
        RAISED.format(logged="ours.exception('turn_failed')"),
        RAISED.format(logged="ours.error('turn_failed', exc_info=True)"),
        "async def fails():\n    raise ValueError(canary)\n"
        "async def forgets():\n    asyncio.ensure_future(fails())\n    await asyncio.sleep(0.01)\n"
        "asyncio.run(forgets())",
    ],
)
def test_nothing_that_a_person_typed_is_written(program: str) -> None:
    ended = run(program)
    assert ended.code == 0, ended.output
    assert [trace for trace in TRACES if trace in ended.output] == [], ended.output


@pytest.mark.parametrize(
    "program",
    [
        "raise ValueError(canary)",
        "def fails():\n    raise ValueError(canary)\n"
        "thread = threading.Thread(target=fails); thread.start(); thread.join()",
        "async def fails():\n    raise ValueError(canary)\nasyncio.run(fails())",
    ],
    ids=["process", "thread", "asyncio.run"],
)
def test_an_exception_that_nobody_catches_keeps_its_text_to_itself(program: str) -> None:
    ended = run(program)
    assert [trace for trace in TRACES if trace in ended.output] == [], ended.output


def test_a_failure_of_a_library_is_still_seen() -> None:
    ended = run(RAISED.format(logged="foreign.exception('failed')"))
    assert "error some.library" in ended.output
    assert "error=Serious" in ended.output


def test_our_own_events_are_written_with_their_fields() -> None:
    ended = run("ours.info('worker_ready', worker='w1', seconds=1.5)")
    for part in ("worker_ready", "worker='w1'", "seconds=1.5", "level='info'"):
        assert part in ended.output
