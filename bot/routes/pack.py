"""Situations and doors as data: data/situations.yml and data/routes.yml, checked against what is known."""

from collections.abc import Mapping
from functools import cache

from pydantic import Field

from bot.forms.phrases import Phrases
from bot.knowledge.bilingual import Bilingual, Strict
from bot.knowledge.errors import UnknownReference
from bot.knowledge.library import Library, load_library
from bot.knowledge.loading import load_pack
from bot.settings import settings


class Route(Strict):
    """`service` has address, price, hours and dates; `bring_from` names a fact whose items are brought."""

    button: Bilingual
    service: str
    who: Bilingual
    not_for: Bilingual
    bring: tuple[Bilingual, ...] = ()
    bring_from: str | None = None
    franceconnect: bool = False
    facts: tuple[str, ...] = ()


NOTHING_SAID = Phrases(fr=(), en=())


class Detail(Strict):
    """One case of a situation. `title` is a button's; `routes` in order; `topics` tell it at once.

    `said` answers the question which case it is; `tells`, which is narrower, stands in a message that nobody
    asked for.
    """

    title: Bilingual
    said: Phrases = NOTHING_SAID
    tells: Phrases = NOTHING_SAID
    topics: tuple[str, ...] = ()
    routes: tuple[str, ...] = Field(min_length=1)
    facts: tuple[str, ...] = ()


class Situation(Strict):
    """`topics` tell it without a question."""

    title: Bilingual
    said: Phrases = NOTHING_SAID
    topics: tuple[str, ...]
    details: dict[str, Detail] = Field(min_length=1)


class RoutePack(Strict):
    routes: dict[str, Route]


class SituationPack(Strict):
    """The most urgent situation first."""

    situations: dict[str, Situation]


@cache
def library() -> Library:
    return load_library(settings().knowledge_dir)


@cache
def situations() -> Mapping[str, Situation]:
    """Raises BrokenPack, or UnknownReference for a door that data/routes.yml does not have."""
    found = load_pack(settings().knowledge_dir / "situations.yml", SituationPack).situations
    for situation in found.values():
        for detail in situation.details.values():
            for name in detail.routes:
                route(name)
    return found


@cache
def routes() -> Mapping[str, Route]:
    """Raises BrokenPack, or UnknownReference for a service or fact that is not known."""
    known = library()
    found = load_pack(settings().knowledge_dir / "routes.yml", RoutePack).routes
    for each in found.values():
        known.service(each.service)
        for fact in (*each.facts, *([each.bring_from] if each.bring_from else [])):
            known.fact(fact, settings().default_incident)
    return found


def route(name: str) -> Route:
    """Raises UnknownReference."""
    if name not in routes():
        raise UnknownReference(f"route.{name}")
    return routes()[name]
