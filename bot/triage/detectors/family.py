"""« Maman, j'ai cassé mon téléphone »: a relative in trouble, on a new number, who needs money."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

_MONEY = ("asks_transfer", "asks_untraceable", "will_repay")


def detect_family(case: Case) -> Iterator[Signal]:
    reading = case.reading
    money = reading.says(*_MONEY) or (reading.says("asks_payment") and bool(reading.amounts))
    unreachable = reading.says("broken_phone", "new_number") and reading.says("kin", "chats")
    hurt = reading.says("accident") and reading.says("kin")
    if (unreachable or hurt) and money:
        yield Signal("family_in_trouble")
    elif (
        reading.says("kin")
        and reading.says("new_number")
        and reading.says("asks_chat", "asks_reply", "deadline")
    ):
        yield Signal("family_on_new_number")
    if reading.says("accident") and reading.says("kin") and reading.says("asks_courier", "asks_untraceable"):
        yield Signal("family_courier")
    if reading.says("romance") and money:
        yield Signal("romance_with_money")
