"""The steps of a plan as data (data/plan.yml), and which of them what happened asks for."""

from collections.abc import Iterable, Mapping
from functools import cache

from bot.knowledge.bilingual import Bilingual, Strict
from bot.knowledge.loading import load_pack
from bot.routes.pack import library, route
from bot.routes.routing import Case
from bot.settings import settings


class Step(Strict):
    """Without `situations` it is everybody's; `details` narrow it. `door`: the card that explains it."""

    title: Bilingual
    text: Bilingual
    situations: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    door: str | None = None
    facts: tuple[str, ...] = ()

    def is_for(self, case: Case) -> bool:
        if self.situations and case.situation not in self.situations:
            return False
        return not self.details or case.detail is None or case.detail in self.details


class PlanPack(Strict):
    steps: dict[str, Step]


@cache
def all_steps() -> Mapping[str, Step]:
    """In the order in which they are done. Raises BrokenPack, or UnknownReference for a door or fact."""
    steps = load_pack(settings().knowledge_dir / "plan.yml", PlanPack).steps
    for step in steps.values():
        if step.door:
            route(step.door)
        for fact in step.facts:
            library().fact(fact, settings().default_incident)
    return steps


def steps_for(cases: Iterable[Case]) -> dict[str, Step]:
    """Everybody's steps when nothing was told."""
    told = list(cases) or [Case("leak_only")]
    return {name: step for name, step in all_steps().items() if any(step.is_for(case) for case in told)}
