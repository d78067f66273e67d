"""The wave after a leak: false compensation, complaint form or lawyer, « check whether you are in it »."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_GIVE = (
    "asks_card",
    "asks_iban",
    "asks_nir",
    "asks_papers",
    "asks_password",
    "asks_code",
    "asks_details",
    "asks_advance_fee",
    "asks_transfer",
)

_FOR_MONEY = ("asks_card", "asks_iban", "asks_nir", "asks_advance_fee", "asks_click")


def detect_second_wave(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if not reading.says("leak_talk"):
        return
    giving = reading.says(*_GIVE) or _unknown_link(case)
    if reading.says("compensation") and reading.says(*_FOR_MONEY):
        yield Signal("leak_compensation")
    if reading.says("complaint_form") and giving:
        yield Signal("leak_complaint_form")
    if reading.says("lawyer") and reading.says(
        "asks_advance_fee", "asks_transfer", "asks_payment", "asks_papers", "asks_card"
    ):
        yield Signal("leak_lawyer")
    if reading.says("check_site") and giving:
        yield Signal("leak_check_site")
    if giving:
        yield Signal("leak_as_pretext")


def _unknown_link(case: Case) -> bool:
    return any(not case.senders.owners_of(link) for link in case.links)
