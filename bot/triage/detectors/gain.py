"""Money out of nowhere: refunds, prizes, inheritances, work and investments too good to be true."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_TO_GET_IT = (
    "asks_click",
    "asks_card",
    "asks_iban",
    "asks_details",
    "asks_reply",
    "asks_papers",
    "asks_advance_fee",
    "asks_code",
)


def detect_gain(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if reading.says("refund") and reading.says(*_TO_GET_IT):
        yield Signal("refund_to_claim")
    if (
        reading.says("prize")
        and reading.says(*_TO_GET_IT)
        and (case.links or reading.addresses or reading.phones)
    ):
        yield Signal("prize_to_claim")
    if reading.says("inheritance") and reading.says(
        "asks_advance_fee", "asks_reply", "asks_papers", "asks_untraceable"
    ):
        yield Signal("inheritance")
    if reading.says("job") and reading.says("easy_money", "asks_chat", "overpaid_cheque"):
        yield Signal("job_too_easy")
    if reading.says("sure_gains") and reading.says(
        "asks_untraceable", "asks_chat", "asks_advance_fee", "asks_click"
    ):
        yield Signal("investment")
    if reading.says("loan") and reading.says("asks_advance_fee", "asks_reply", "easy_money"):
        yield Signal("loan_with_fee")
    if reading.says("recovery") and reading.says(
        "asks_advance_fee", "asks_reply", "asks_iban", "asks_payment", "asks_click"
    ):
        yield Signal("recovery")
