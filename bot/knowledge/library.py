"""Everything Vigie knows, loaded once: incidents, services and law, looked up by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.errors import BrokenPack, Problem, UnknownReference
from bot.knowledge.fact import Fact, LawPack
from bot.knowledge.incident import IncidentPack
from bot.knowledge.loading import load_pack
from bot.knowledge.service import Service, ServicePack


@dataclass(frozen=True)
class Library:
    incidents: Mapping[str, IncidentPack]
    services: Mapping[str, Service]
    law: Mapping[str, Fact]

    def fact(self, name: str, incident: str) -> Fact:
        """A fact of the incident, else one that holds for any incident. Raises UnknownReference."""
        found = self.incidents[incident].facts().get(name) or self.law.get(name)
        if found is None:
            raise UnknownReference(f"fact.{name}")
        return found

    def service(self, name: str) -> Service:
        """Raises UnknownReference."""
        if name not in self.services:
            raise UnknownReference(f"service.{name}")
        return self.services[name]


def load_library(data: Path) -> Library:
    """Reads `data/` whole. Raises BrokenPack when a file is, or when two packs share a name."""
    law = load_pack(data / "law.yml", LawPack).facts
    incidents = {}
    for path in sorted((data / "incidents").glob("*.yml")):
        pack = load_pack(path, IncidentPack)
        _check_names(path, pack, law)
        _check_second_wave(path, pack, law)
        incidents[pack.id] = pack
    return Library(incidents, load_pack(data / "services.yml", ServicePack).services, law)


def _check_names(path: Path, pack: IncidentPack, law: Mapping[str, Fact]) -> None:
    if pack.id != path.stem:
        raise BrokenPack(path, (Problem("id", f"is {pack.id}, the file is called {path.stem}"),))
    shared = sorted(set(pack.facts()) & set(law))
    if shared:
        raise BrokenPack(path, (Problem("", f"names also used in law.yml: {', '.join(shared)}"),))


def _check_second_wave(path: Path, pack: IncidentPack, law: Mapping[str, Fact]) -> None:
    named = pack.second_wave.facts() if pack.second_wave else ()
    unknown = sorted(set(named) - set(pack.facts()) - set(law))
    if unknown:
        raise BrokenPack(path, (Problem("second_wave", f"names unknown facts: {', '.join(unknown)}"),))
