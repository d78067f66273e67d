"""Hurry, loss, threats and secrecy: they press, but genuine letters press too."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_PRESSURE = ("deadline", "loss", "legal_threat", "secrecy", "violence")


def detect_pressure(case: Case) -> Iterator[Signal]:
    for cue in _PRESSURE:
        if case.reading.says(cue):
            yield Signal(cue)
