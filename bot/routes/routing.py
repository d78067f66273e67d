"""From what happened to the doors, in order: several situations at once, the most urgent first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from bot.knowledge.service import Service
from bot.routes.pack import Detail, library, route, situations

Opening = Literal["open", "not_yet", "closed"]
# More doors than this are a maze; the rest is reached from the next question.
MOST_ROUTES = 5


@dataclass(frozen=True)
class Case:
    """One thing that happened. `detail` None: not told; then the first detail's doors are meant."""

    situation: str
    detail: str | None = None

    def known(self) -> Detail:
        details = situations()[self.situation].details
        return details[self.detail] if self.detail else next(iter(details.values()))


def case_told_by(topic: str | None) -> Case | None:
    """None for a topic that tells no situation."""
    for name, situation in situations().items():
        for detail, known in situation.details.items():
            if topic in known.topics:
                return Case(name, detail)
        if topic in situation.topics:
            return Case(name)
    return None


def cases_of(told: Mapping[str, str | None]) -> list[Case]:
    """From situation → detail, as the dialogue keeps it; the most urgent first, unknown names left out."""
    known = situations()
    return [
        Case(name, told[name] if told[name] in known[name].details else None)
        for name in known
        if name in told
    ]


def routes_for(cases: Iterable[Case]) -> tuple[str, ...]:
    """Names of doors, in order, none twice."""
    order = list(situations())
    ordered = sorted(cases, key=lambda case: order.index(case.situation))
    names = chain.from_iterable(case.known().routes for case in ordered)
    return tuple(dict.fromkeys(names))[:MOST_ROUTES]


def facts_for(cases: Iterable[Case]) -> tuple[str, ...]:
    """What must be known beside the doors, none twice."""
    return tuple(dict.fromkeys(chain.from_iterable(case.known().facts for case in cases)))


def opening(service: Service, today: date) -> Opening:
    if service.valid_to and service.valid_to < today:
        return "closed"
    return "not_yet" if service.valid_from and service.valid_from > today else "open"


def open_first(names: Iterable[str], today: date, services: Mapping[str, Service] | None = None) -> list[str]:
    """Doors that are not open come last, in the same order: they are shown as what they are, never hidden."""
    known = library().services if services is None else services
    return sorted(names, key=lambda name: opening(known[route(name).service], today) != "open")
