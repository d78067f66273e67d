"""Renders any response by name: the only place where sentences and facts meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from bot.answers.answer import Answer, Button, Link, SourceLine
from bot.answers.response import PLACEHOLDER, DomainResponses, Variation
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.errors import BrokenPack, Problem, UnknownReference
from bot.knowledge.evidence import Evidenced
from bot.knowledge.fact import Fact
from bot.knowledge.library import Library, load_library
from bot.knowledge.loading import load_pack
from bot.knowledge.service import Service

# Placeholders that are filled on one occasion only: date and channel of a notice that was found, the point
# that decided a comparison, a letter, doors for what happened, a plan, stations, a judged message, the
# desk of agents.
OCCASIONAL = frozenset(
    {
        "notice.sent_on",
        "notice.channel",
        "notice.point",
        "letter.text",
        "routes.rows",
        "routes.card",
        "plan.text",
        "stations.lines",
        "stations.place",
        "triage.reasons",
        "triage.steps",
        "triage.reports",
        "desk.waiting",
        "desk.hours",
        "desk.minutes",
        "desk.days",
    }
)


@dataclass(frozen=True)
class Cited:
    """Facts, services and other sources that an occasion shows beside those of the sentence itself."""

    facts: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    lines: tuple[SourceLine, ...] = ()


NOTHING_CITED = Cited()


@dataclass(frozen=True)
class Filled:
    text: str
    sources: tuple[SourceLine, ...]


class AnswerBook:
    """Raises UnknownReference for a response, fact or service that does not exist."""

    def __init__(
        self,
        responses: Mapping[str, Mapping[Language, Variation]],
        library: Library,
        values: Mapping[str, str],
    ) -> None:
        self._responses = responses
        self._library = library
        self._values = values

    @property
    def library(self) -> Library:
        return self._library

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._responses)

    def render(
        self,
        name: str,
        language: Language,
        incident: str,
        values: Mapping[str, str] = MappingProxyType({}),
        cited: Cited = NOTHING_CITED,
    ) -> Answer:
        """`values`: what only this occasion knows, for placeholders of OCCASIONAL."""
        if name not in self._responses:
            raise UnknownReference(name)
        variation = self._responses[name][language]
        scope = _Scope(self._library, language, incident, {**self._values, **values})
        text = PLACEHOLDER.sub(lambda match: scope.value(match.group(1)), variation.text)
        for fact in (*variation.metadata.facts, *cited.facts):
            scope.fact(fact)
        for service in (*variation.metadata.services, *variation.metadata.links, *cited.services):
            scope.service(service)
        with_address = (each for each in cited.services if scope.service(each).url)
        return Answer(
            response=name,
            language=language,
            text=text,
            buttons=tuple(Button(button.title, button.payload) for button in variation.buttons),
            sources=tuple({line.url: line for line in (*cited.lines, *scope.sources())}.values()),
            links=tuple(scope.link(service) for service in (*variation.metadata.links, *with_address)),
            form=variation.metadata.form,
            facts=scope.facts(),
        )

    def fill(self, text: str, language: Language, incident: str) -> Filled:
        """A sentence from elsewhere than the responses; the same placeholders, and what they cite."""
        scope = _Scope(self._library, language, incident, self._values)
        filled = PLACEHOLDER.sub(lambda match: scope.value(match.group(1)), text)
        return Filled(filled, scope.sources())


class _Scope:
    """Looks up what one answer names, and remembers it: whatever is used is cited."""

    def __init__(
        self, library: Library, language: Language, incident: str, values: Mapping[str, str]
    ) -> None:
        self._library = library
        self._language = language
        self._incident = incident
        self._values = values
        self._used: dict[int, Evidenced] = {}
        self._facts: dict[str, None] = {}

    def value(self, reference: str) -> str:
        kind, _, rest = reference.partition(".")
        name, _, part = rest.partition(".")
        if kind == "fact" and name:
            return self._fact_text(self.fact(name), part, reference)
        if kind == "service" and name:
            return self._service_text(self.service(name), part, reference)
        if reference in self._values:
            return self._values[reference]
        raise UnknownReference(reference)

    def fact(self, name: str) -> Fact:
        fact = self._library.fact(name, self._incident)
        self._used[id(fact)] = fact
        self._facts[name] = None
        return fact

    def service(self, name: str) -> Service:
        service = self._library.service(name)
        self._used[id(service)] = service
        return service

    def link(self, name: str) -> Link:
        service = self._library.service(name)
        if service.url is None:
            raise UnknownReference(f"service.{name}.url")
        return Link(service.name.in_(self._language), service.url)

    def facts(self) -> tuple[str, ...]:
        return tuple(self._facts)

    def sources(self) -> tuple[SourceLine, ...]:
        lines = {
            source.url: SourceLine(source.title(self._language), source.url, used.checked_on.isoformat())
            for used in self._used.values()
            for source in used.sources
        }
        return tuple(lines.values())

    def _fact_text(self, fact: Fact, part: str, reference: str) -> str:
        if part == "":
            return fact.text.in_(self._language)
        if part == "items" and fact.items:
            return "\n".join(f"- {item.in_(self._language)}" for item in fact.items)
        raise UnknownReference(reference)

    def _service_text(self, service: Service, part: str, reference: str) -> str:
        if part == "contact":
            return service.contact(self._language)
        value = getattr(service, part, None) if part in Service.model_fields else None
        if isinstance(value, str):
            return value
        if value is not None and hasattr(value, "in_"):
            return str(value.in_(self._language))
        raise UnknownReference(reference)


def load_book(domain_file: Path, data: Path, values: Mapping[str, str]) -> AnswerBook:
    """Reads sentences and facts and proves that every sentence can be said. Raises BrokenPack."""
    responses = load_pack(domain_file, DomainResponses, only="responses").responses
    library = load_library(data)
    book = AnswerBook({name: response.by_language() for name, response in responses.items()}, library, values)
    problems = tuple(_unanswerable(book))
    if problems:
        raise BrokenPack(domain_file, problems)
    return book


def _unanswerable(book: AnswerBook) -> list[Problem]:
    problems, occasion = [], dict.fromkeys(OCCASIONAL, "-")
    for name in sorted(book.names):
        for language in LANGUAGES:
            for incident in book.library.incidents:
                try:
                    book.render(name, language, incident, occasion)
                except UnknownReference as error:
                    problems.append(Problem(f"responses.{name} ({language}, {incident})", str(error)))
    return problems
