"""The false bank adviser and the false technician: they alarm, then have you act yourself."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_ACTS = (
    "asks_validation",
    "asks_code",
    "asks_transfer",
    "asks_courier",
    "asks_install",
    "asks_password",
    "asks_card",
)


def detect_adviser(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if reading.says("bank_alarm") and reading.says(*_ACTS):
        yield Signal("false_adviser")
    if reading.says("bank_alarm") and reading.phones and reading.says("asks_call"):
        yield Signal("alarm_with_number")
    if reading.says("bank_alarm") and case.links and reading.says("asks_click", "account_problem"):
        yield Signal("alarm_with_link")
    if reading.says("sick_computer") and reading.says("asks_call", "asks_install", "asks_payment"):
        yield Signal("false_technician")
    if reading.channel == "call" and reading.says(
        "asks_code", "asks_validation", "asks_password", "asks_courier"
    ):
        yield Signal("secret_on_the_phone")
    if reading.channel == "call" and reading.says("asks_card", "asks_nir", "asks_iban", "asks_install"):
        yield Signal("data_on_the_phone")
