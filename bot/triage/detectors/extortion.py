"""Threats and orders: a filmed person, a false summons, a code got by a trick, a false boss."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal


def detect_extortion(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if reading.says("recorded") and reading.says("asks_untraceable", "asks_payment"):
        yield Signal("sextortion")
    by_letter = reading.channel == "letter"
    if reading.says("summons") and reading.says("legal_threat") and _answered_oddly(case) and not by_letter:
        yield Signal("false_summons")
    if reading.says("digit_code") and reading.says("by_mistake", "chat_group"):
        yield Signal("code_by_mistake")
    if reading.says("boss") and reading.says("asks_untraceable", "asks_transfer"):
        yield Signal("false_boss")
    yield from _of_business(case)


def _of_business(case: Case) -> Iterator[Signal]:
    reading = case.reading
    if reading.says("new_bank_details") and (
        reading.has_iban or reading.says("asks_transfer", "asks_payment")
    ):
        yield Signal("new_bank_details")
    unseen = reading.says("rental") or (reading.says("place") and reading.says("unseen"))
    if unseen and reading.says("asks_transfer", "asks_untraceable", "asks_advance_fee"):
        yield Signal("payment_unseen")
    if reading.says("buying") and reading.says("to_be_paid") and case.links:
        yield Signal("false_buyer")
    if reading.says("far_buyer") and reading.says(
        "asks_untraceable", "asks_click", "asks_card", "asks_transfer"
    ):
        yield Signal("false_buyer")
    if reading.says("overpaid_cheque"):
        yield Signal("overpaid_cheque")


def _answered_oddly(case: Case) -> bool:
    """By e-mail, phone or a payment without trace: the justice system uses none of them."""
    return bool(case.reading.addresses or case.reading.phones) or case.reading.says(
        "asks_call", "asks_untraceable", "asks_transfer", "secrecy"
    )
