"""What a message wants: secrets, money, a call, another channel; and what its author says it never asks."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal

# Asked for like these, and among what an organisation may never ask, but no secret.
_FEES = {"asks_advance_fee": "fee", "asks_small_fee": "fee"}
# Cue → what an organisation may say it never asks (data/triage/organisations.yml).
_SECRETS = {
    "asks_card": "card",
    "asks_code": "code",
    "asks_password": "password",
    "asks_nir": "nir",
    "asks_papers": "papers",
    "asks_iban": "iban",
}
_OTHER = (
    "asks_details",
    "asks_advance_fee",
    "asks_transfer",
    "asks_untraceable",
    "asks_validation",
    "asks_install",
    "asks_courier",
    "asks_chat",
    "asks_reply",
)
_SMALL = 6.0


def detect_requests(case: Case) -> Iterator[Signal]:
    reading = case.reading
    for cue in (*_SECRETS, *_OTHER):
        if reading.says(cue):
            yield Signal(cue)
    if any(link.registrable in case.senders.sites.chat_hosts for link in case.links):
        yield Signal("asks_chat")
    if reading.says("asks_payment") and any(0 < amount < _SMALL for amount in reading.amounts):
        yield Signal("asks_small_fee")
    elif reading.says("asks_payment"):
        yield Signal("asks_payment")
    if case.links and reading.says("asks_click"):
        yield Signal("asks_click")
    if reading.says("asks_qr"):
        yield Signal("asks_qr")
    yield from _never_asked(case)


def _never_asked(case: Case) -> Iterator[Signal]:
    """What they say they never ask is about messages and calls; letters do ask for a RIB or papers."""
    if case.reading.channel == "letter":
        return
    for name, organisation in zip(case.claimed, case.official, strict=True):
        asked = [thing for cue, thing in {**_SECRETS, **_FEES}.items() if case.reading.says(cue)]
        if never := [thing for thing in asked if thing in organisation.never_asks]:
            yield Signal("never_asked", {"organisation": name, "thing": never[0]})
            return
