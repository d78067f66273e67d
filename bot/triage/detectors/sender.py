"""Who a message says it comes from, against the addresses it shows; a sender line proves nothing."""

import re
from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.folding import in_disguise
from bot.triage.link import address_site, hidden_dots
from bot.triage.signal import Signal

_WORD = re.compile(r"\w+")


def detect_sender(case: Case) -> Iterator[Signal]:
    senders = [address_site(address) for address in case.reading.senders]
    others = [
        address_site(address) for address in case.reading.addresses if address not in case.reading.senders
    ]
    for site in senders:
        yield from _of_sender(site, case)
    if any(_elsewhere(site, case) for site in others) and case.reading.says(
        "asks_reply", "asks_papers", "asks_payment"
    ):
        yield Signal("answer_elsewhere")
    if any(case.senders.owners_of(label) for label in case.reading.labels):
        yield Signal("official_label")
    if _misspelt(case):
        yield Signal("name_misspelt")


def _of_sender(site: str, case: Case) -> Iterator[Signal]:
    if not case.claimed:
        return
    if case.owns(case.senders.owners_of_address(site)):
        yield Signal("sender_official")
    else:
        yield Signal("sender_not_of_claimed", {"site": hidden_dots(site), "organisation": case.claimed[0]})


def _elsewhere(site: str, case: Case) -> bool:
    return not case.senders.owners_of_address(site)


def _misspelt(case: Case) -> bool:
    """A name that is recognised only by its outline: `AMELl`, `Assurance MaIadie`."""
    if case.official and any(map(in_disguise, _WORD.findall(case.reading.text))):
        return True
    text = f" {' '.join(case.reading.words)} "
    said = [word for each in case.official for word in (*each.said, *each.said_weak, *each.brands)]
    return bool(case.official) and not case.reading.labels and not any(f" {name} " in text for name in said)
