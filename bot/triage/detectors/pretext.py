"""The usual pretexts: a parcel, a fine, a new health card, a blocked account, a failed payment."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_TO_DO = ("asks_click", "asks_payment", "asks_details", "asks_card", "asks_reply", "asks_call", "asks_qr")


def detect_pretext(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if not reading.says(*_TO_DO):
        return
    if reading.says("vitale") and reading.says("expires"):
        yield Signal("new_health_card")
    if reading.says("parcel") and reading.says("missing_address", "asks_advance_fee", "asks_payment", "loss"):
        yield Signal("parcel_to_release")
    if reading.says("fine") and reading.says("asks_payment", "loss", "deadline"):
        yield Signal("fine_to_pay")
    if reading.says("account_problem"):
        yield Signal("account_problem")
    if reading.says("identity_check") and reading.says(
        "asks_click", "asks_details", "asks_card", "asks_iban"
    ):
        yield Signal("identity_check")
    if reading.says("order") and reading.says("to_cancel") and _by_phone(case):
        yield Signal("order_to_cancel")


def _by_phone(case: Case) -> bool:
    return bool(case.reading.phones) or case.reading.says("asks_install")
