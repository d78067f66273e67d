"""A fact: one statement in both languages with its number, status, sources and dates."""

from typing import Literal

from pydantic import model_validator

from bot.knowledge.bilingual import Bilingual, Strict
from bot.knowledge.evidence import Evidenced

Unit = Literal[
    "people", "accounts", "contracts", "households", "lines", "years", "months", "days", "hours", "euros"
]


class Fact(Evidenced):
    """`text` is a phrase or sentence to be set inside an answer; `items` a list to be shown as one."""

    text: Bilingual
    items: tuple[Bilingual, ...] = ()
    number: int | None = None
    unit: Unit | None = None

    @model_validator(mode="after")
    def _number_has_unit(self) -> "Fact":
        if (self.number is None) != (self.unit is None):
            raise ValueError("number and unit go together")
        return self


class Correction(Evidenced):
    """A common but wrong account, and what the sources say instead."""

    claim: Bilingual
    correction: Bilingual


class LawPack(Strict):
    """Facts that hold for any incident: time limits, rights, what each authority takes (data/law.yml)."""

    facts: dict[str, Fact]
