"""The doors for everything that was told: their names, what must be known beside, and the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.knowledge.bilingual import Language
from bot.routes.card import notes, rows
from bot.routes.pack import route
from bot.routes.routing import cases_of, facts_for, open_first, routes_for


@dataclass(frozen=True)
class Doors:
    """`names` in order; `facts` are said beside them; `text` holds both, a line each."""

    names: tuple[str, ...]
    facts: tuple[str, ...]
    text: str

    @property
    def services(self) -> list[str]:
        return [route(name).service for name in self.names]


def doors_for(told: Mapping[str, str | None], language: Language, incident: str, today: date) -> Doors:
    """`told`: situation → detail, None when it was not told."""
    cases = cases_of(told)
    names, facts = tuple(open_first(routes_for(cases), today)), facts_for(cases)
    text = "\n".join([rows(names, language), *notes(facts, language, incident)])
    return Doors(names, facts, text)
