"""The numbers of a message: premium ones, mobiles that pose as an organisation, official ones."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.phone import Phone
from bot.triage.signal import Signal


def detect_phones(case: Case) -> Iterator[Signal]:
    official = case.senders.digits
    unknown = [phone for phone in case.reading.phones if not _known(phone, official)]
    for phone in unknown:
        if phone.kind == "premium":
            yield Signal("premium_number")
        elif phone.kind == "mobile" and (case.claimed or _official(case)):
            yield Signal("mobile_of_official")
        else:
            yield Signal("unknown_number")
    if len(unknown) < len(case.reading.phones):
        yield Signal("official_number")
    if case.reading.channel in ("call", "sms") and case.claimed:
        yield Signal("number_can_be_forged")


def _known(phone: Phone, official: frozenset[str]) -> bool:
    digits = phone.digits.removeprefix("33").lstrip("0")
    return bool(digits) and digits in official


def _official(case: Case) -> bool:
    return case.reading.says("official_caller", "your_bank") and not case.reading.says("kin")
