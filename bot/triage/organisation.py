"""Who writes to people: names, sites, numbers, and what each says it never asks (data/triage)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from pydantic import Field

from bot.knowledge.bilingual import Bilingual, Strict
from bot.knowledge.evidence import Evidence, Source
from bot.knowledge.genuine import Window
from bot.knowledge.loading import load_pack
from bot.settings import settings
from bot.triage.link import Link
from bot.triage.lookalike import Brands

# The owner of a site under an ending that only a state gives.
STATE = "state"


class Organisation(Strict):
    """`said`: how a message names it as its author, in plain words; `said_weak`: ordinary words too.

    `brands`: what a false site's name would carry. `sites`: registrable domains. `never_asks`: it says so.
    """

    name: Bilingual
    said: tuple[str, ...]
    said_weak: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    sites: tuple[str, ...] = Field(min_length=1)
    senders: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    never_asks: tuple[str, ...] = ()
    evidence: Evidence
    checked_on: date
    sources: tuple[Source, ...] = Field(min_length=1)

    @cached_property
    def digits(self) -> frozenset[str]:
        return frozenset("".join(filter(str.isdigit, number)).lstrip("0") for number in self.numbers)


class Campaign(Strict):
    """Genuine messages of a time, so that a clumsy one is not taken for a scam.

    `asks`: requests that were genuine then. `said`: plain words that such a message holds, any of them.
    """

    organisation: str
    window: Window
    said: tuple[str, ...] = Field(min_length=1)
    asks: tuple[str, ...] = ()
    evidence: Evidence
    checked_on: date
    sources: tuple[Source, ...] = Field(min_length=1)


class OrganisationPack(Strict):
    """data/triage/organisations.yml"""

    organisations: dict[str, Organisation]


class CampaignPack(Strict):
    """data/triage/campaigns.yml"""

    campaigns: dict[str, Campaign]


class SitePack(Strict):
    """data/triage/sites.yml. `state_suffixes`: endings under which only a state gives names."""

    state_suffixes: tuple[str, ...]
    state_source: Source
    checked_on: date
    shorteners: frozenset[str]
    free_hosts: frozenset[str]
    risky_endings: frozenset[str]
    mailboxes: frozenset[str]
    open_hosts: frozenset[str]
    chat_hosts: frozenset[str]
    anybodys_sites: frozenset[str]
    own_hosts: frozenset[str]
    service_words: frozenset[str]


@dataclass(frozen=True)
class Senders:
    """Everything known of who writes to people, and of sites in general."""

    organisations: Mapping[str, Organisation]
    campaigns: Mapping[str, Campaign]
    sites: SitePack

    @cached_property
    def owners(self) -> dict[str, frozenset[str]]:
        """By site: several organisations may share one, such as www.gov.uk."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, each in self.organisations.items():
            for site in each.sites:
                found[site].add(name)
        return {site: frozenset(names) for site, names in found.items()}

    @cached_property
    def brands(self) -> Brands:
        owners = ((brand, name) for name, each in self.organisations.items() for brand in each.brands)
        return Brands(owners, self.sites.service_words)

    @cached_property
    def digits(self) -> frozenset[str]:
        return frozenset(digits for each in self.organisations.values() for digits in each.digits)

    def owners_of(self, link: Link) -> frozenset[str]:
        """Organisations whose site it is; STATE under an ending that only a state gives; else empty."""
        if link.account or link.runs or not link.host.isascii() or self._anybodys(link.host):
            return frozenset()
        return self.owners.get(link.registrable, frozenset()) | self._of_state(link.host)

    def owners_of_address(self, site: str) -> frozenset[str]:
        """`site`: what stands after the @; a mailbox that anybody can have is nobody's."""
        if site in self.sites.mailboxes:
            return frozenset()
        sending = (
            name for name, each in self.organisations.items() if _under(site, (*each.sites, *each.senders))
        )
        return frozenset(sending) | self._of_state(site)

    def _of_state(self, host: str) -> frozenset[str]:
        return frozenset({STATE}) if _under(host, self.sites.state_suffixes) else frozenset()

    def _anybodys(self, host: str) -> bool:
        if host in self.sites.own_hosts:
            return False
        open_ones = (*self.sites.open_hosts, *self.sites.chat_hosts, *self.sites.anybodys_sites)
        return _under(host, open_ones)


def _under(site: str, domains: Iterable[str]) -> bool:
    return any(site == domain or site.endswith(f".{domain}") for domain in domains)


@cache
def known_senders() -> Senders:
    """Raises BrokenPack."""
    folder = settings().knowledge_dir / "triage"
    return Senders(
        load_pack(folder / "organisations.yml", OrganisationPack).organisations,
        load_pack(folder / "campaigns.yml", CampaignPack).campaigns,
        load_pack(folder / "sites.yml", SitePack),
    )
