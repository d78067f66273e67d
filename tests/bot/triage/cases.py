"""What the tests of triage share: a message as a case of the real packs, and the signals found in it."""

from datetime import date

import pytest

from bot.triage.case import Case, Detector
from bot.triage.judging import cue_book
from bot.triage.organisation import known_senders
from bot.triage.reading import Channel, Reading, read

# Rows that the detectors do not get right yet; a row that they get right must lose its mark.
MISSED = pytest.mark.xfail(reason="should be found, is not yet")
ALARM = pytest.mark.xfail(reason="should be left alone, is not yet")


def reading_of(text: str, channel: Channel | None = None, received_on: date | None = None) -> Reading:
    return read(text, cue_book(), channel, received_on)


def case_of(text: str, channel: Channel | None = None, received_on: date | None = None) -> Case:
    return Case(reading_of(text, channel, received_on), known_senders())


def signals_of(
    detect: Detector, text: str, channel: Channel | None = None, received_on: date | None = None
) -> set[str]:
    """Ids only."""
    return {signal.id for signal in detect(case_of(text, channel, received_on))}
