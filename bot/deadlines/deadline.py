"""The deadlines that follow from the dates a person gave, with the facts that prove them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.answers.answer import SourceLine
from bot.deadlines.counting import end_of_year, later
from bot.deadlines.rule import Rule, StartField, deadline_rules
from bot.knowledge.bilingual import Language
from bot.knowledge.errors import UnknownReference
from bot.knowledge.fact import Fact
from bot.knowledge.library import Library
from bot.knowledge.spoken_date import spoken_date
from bot.settings import settings


@dataclass(frozen=True)
class Deadline:
    """`id`: the rule's name. `alarms`: days before; none once it `is_past`. `checked_on`: of its facts."""

    id: str
    on: date
    title: str
    text: str
    sources: tuple[SourceLine, ...]
    alarms: tuple[int, ...]
    is_past: bool
    checked_on: date


def deadlines(
    given: Mapping[StartField, date | None],
    incident: str,
    library: Library,
    language: Language,
    today: date,
) -> tuple[Deadline, ...]:
    """In the order of their dates. Without a date of the facts, the incident's announcement counts.

    Raises KeyError for an unknown incident, UnknownReference for a fact that no pack holds.
    """
    pack = library.incidents[incident]
    starts = {"announced_on": pack.announced_on, **{name: day for name, day in given.items() if day}}
    found = []
    for name, rule in deadline_rules(settings().knowledge_dir).items():
        started_by = next((each for each in rule.starts if each in starts), None)
        own = pack.facts().get(rule.incident_fact or "") if started_by == "announced_on" else None
        if started_by is None or (rule.only_with_incident_fact and own is None):
            continue
        facts = [*(library.fact(fact, incident) for fact in rule.facts), *([own] if own else [])]
        found.append(_deadline(name, rule, starts[started_by], facts, language, today))
    return tuple(sorted(found, key=lambda deadline: deadline.on))


def _deadline(
    name: str, rule: Rule, start: date, facts: list[Fact], language: Language, today: date
) -> Deadline:
    ends = _end(rule, start, facts[0])
    is_past = ends < today
    told = (rule.past if is_past else rule.text).in_(language)
    spoken = told.format(start=spoken_date(start.isoformat(), language))
    return Deadline(
        id=name,
        on=ends,
        title=rule.title.in_(language),
        text="\n".join([spoken, *(_statement(fact, language) for fact in facts)]),
        sources=_sources(facts, language),
        alarms=() if is_past else rule.alarms,
        is_past=is_past,
        checked_on=max(fact.checked_on for fact in facts),
    )


def _end(rule: Rule, start: date, fact: Fact) -> date:
    """Raises UnknownReference when the fact does not say a length in months or years."""
    if fact.number is None or fact.unit not in ("months", "years"):
        raise UnknownReference(f"fact.{rule.facts[0]}")
    if rule.ends == "year":
        return end_of_year(start, years=fact.number)
    return later(start, years=fact.number) if fact.unit == "years" else later(start, months=fact.number)


def _statement(fact: Fact, language: Language) -> str:
    return "\n".join([fact.text.in_(language), *(f"- {item.in_(language)}" for item in fact.items)])


def _sources(facts: list[Fact], language: Language) -> tuple[SourceLine, ...]:
    lines = {
        source.url: SourceLine(source.title(language), source.url, fact.checked_on.isoformat())
        for fact in facts
        for source in fact.sources
    }
    return tuple(lines.values())
