"""Genuine campaigns of a time: what they asked then was no scam."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.organisation import Campaign
from bot.triage.signal import Signal


def detect_campaign(case: Case) -> Iterator[Signal]:
    if any(_fits(campaign, case) for campaign in case.senders.campaigns.values()):
        yield Signal("genuine_campaign")


def _fits(campaign: Campaign, case: Case) -> bool:
    received = case.reading.received_on
    if received is None or not campaign.window.first <= received <= campaign.window.last:
        return False
    text = f" {' '.join(case.reading.words)} "
    if not any(f" {said} " in text for said in campaign.said):
        return False
    asked = {
        cue
        for cue in case.reading.cues
        if cue.startswith("asks_") and cue not in ("asks_click", "asks_call", "asks_details")
    }
    return asked <= set(campaign.asks) and all(case.owns(case.senders.owners_of(link)) for link in case.links)
