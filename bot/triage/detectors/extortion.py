"""Threats: a filmed person, a false summons, a code obtained by trick, an order from a false boss."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_ANSWERS = ("asks_reply", "asks_call", "asks_payment", "asks_untraceable", "asks_papers", "asks_transfer")


def detect_extortion(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if reading.says("recorded") and reading.says("asks_untraceable", "asks_payment"):
        yield Signal("sextortion")
    if (
        reading.says("summons")
        and reading.says("official_caller", "legal_threat")
        and reading.says(*_ANSWERS)
    ):
        yield Signal("false_summons")
    if reading.says("chat_code_mistake") and reading.says("asks_code", "asks_click", "asks_reply"):
        yield Signal("code_by_mistake")
    if reading.says("boss") and reading.says("asks_untraceable", "asks_transfer"):
        yield Signal("false_boss")
    if reading.says("new_bank_details") and (
        reading.has_iban or reading.says("asks_transfer", "asks_payment")
    ):
        yield Signal("new_bank_details")
    if reading.says("rental") and reading.says("asks_transfer", "asks_untraceable", "asks_advance_fee"):
        yield Signal("payment_unseen")
    if reading.says("far_buyer") and reading.says(
        "asks_untraceable", "asks_click", "asks_card", "asks_transfer"
    ):
        yield Signal("false_buyer")
    if reading.says("overpaid_cheque"):
        yield Signal("overpaid_cheque")
