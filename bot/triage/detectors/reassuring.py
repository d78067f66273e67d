"""What genuine and ordinary messages say: they deny asking, warn, ask for nothing."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal


def detect_reassuring(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if reading.denied:
        yield Signal("says_never_asks")
    if reading.says("warns_of_scams") and not case.links:
        yield Signal("warns_of_scams")
    if reading.says("keep_code_secret") and reading.says("one_time_code"):
        yield Signal("one_time_code")
    if reading.says("nothing_to_do"):
        yield Signal("nothing_to_do")
