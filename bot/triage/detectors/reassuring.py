"""What genuine and ordinary messages say: they deny asking, warn, ask for nothing."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_WANTED = (
    "asks_card",
    "asks_code",
    "asks_password",
    "asks_iban",
    "asks_nir",
    "asks_papers",
    "asks_untraceable",
    "asks_transfer",
    "asks_install",
    "asks_validation",
)


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
    if reading.says("appointment") and not case.links and not reading.says(*_WANTED):
        yield Signal("plain_appointment")
