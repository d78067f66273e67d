"""An incident pack: everything Vigie may say about one leak (data/incidents/<id>.yml)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from bot.knowledge.bilingual import Bilingual, Strict
from bot.knowledge.fact import Correction, Fact
from bot.knowledge.genuine import GenuineNotice

IncidentId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
FactGroup = dict[str, Fact]
SECTIONS = ("story", "people", "taken", "not_taken", "notices", "genuine_messages", "routes", "aftermath")


class Circulating(Strict):
    """One false message that goes round after the leak; `facts` say what is known of it."""

    label: Bilingual
    facts: tuple[str, ...] = Field(min_length=1)


class SecondWave(Strict):
    """What the public page tells: names of facts, of the incident or of any."""

    circulating: tuple[Circulating, ...] = Field(min_length=1)
    never_asks: tuple[str, ...] = Field(min_length=1)
    genuine: tuple[str, ...] = ()

    def facts(self) -> tuple[str, ...]:
        named = (name for each in self.circulating for name in each.facts)
        return (*named, *self.never_asks, *self.genuine)


Contact = Literal["phone", "email", "address", "bank"]


class IncidentPack(Strict):
    """`sender`: the organisation's name in data/triage/organisations.yml.

    `contacts_not_taken`: what the leak did not hold, says the organisation: a message came from elsewhere.
    """

    id: IncidentId
    name: Bilingual
    organisation: Bilingual
    announced_on: date
    story: FactGroup = Field(min_length=1)
    people: FactGroup = Field(min_length=1)
    taken: FactGroup = Field(min_length=1)
    not_taken: FactGroup
    notices: FactGroup
    genuine_messages: FactGroup
    routes: FactGroup
    aftermath: FactGroup
    genuine_notice: GenuineNotice | None = None
    sender: str | None = None
    contacts_not_taken: tuple[Contact, ...] = ()
    second_wave: SecondWave | None = None
    corrections: tuple[Correction, ...] = ()

    @model_validator(mode="after")
    def _fact_names_are_unique(self) -> "IncidentPack":
        names = [name for section in SECTIONS for name in getattr(self, section)]
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            raise ValueError(f"fact names used twice: {', '.join(repeated)}")
        return self

    def facts(self) -> Mapping[str, Fact]:
        """All facts of the pack by name, in the order of the sections."""
        merged = {name: fact for section in SECTIONS for name, fact in getattr(self, section).items()}
        return MappingProxyType(merged)
