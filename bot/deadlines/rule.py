"""The rules of data/deadlines.yml: from which date, how long, and which facts prove it."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from bot.knowledge.bilingual import Bilingual, Strict
from bot.knowledge.loading import load_pack

StartField = Literal["facts_on", "card_payment_on", "request_sent_on", "complaint_sent_on", "announced_on"]


class Rule(Strict):
    """`facts`: names in data/law.yml, the first of which gives the length. `alarms`: days before.

    `incident_fact`: what the incident's pack says of this deadline, for counts from the announcement.
    """

    starts: tuple[StartField, ...] = Field(min_length=1)
    facts: tuple[str, ...] = Field(min_length=1)
    ends: Literal["day", "year"] = "day"
    incident_fact: str | None = None
    only_with_incident_fact: bool = False
    title: Bilingual
    text: Bilingual
    past: Bilingual
    alarms: tuple[Annotated[int, Field(gt=0)], ...]


class DeadlinePack(Strict):
    deadlines: dict[str, Rule]


@cache
def deadline_rules(data: Path) -> dict[str, Rule]:
    """Raises BrokenPack."""
    return load_pack(data / "deadlines.yml", DeadlinePack).deadlines
