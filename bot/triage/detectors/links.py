"""Where a message's links really lead, by their addresses alone; they are never opened."""

import re
from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.folding import in_disguise
from bot.triage.link import Link
from bot.triage.lookalike import made_of, parts
from bot.triage.signal import Signal

# `ameli.fr-compte.info`: what looks like the end of the name is its middle.
_ENDING_FIRST = re.compile(r"(?:fr|com|gouv|gov|co|org|net|eu|uk|us)[-.]")
# Two words of service in one name: « suivi-dedouanement », « secure-login ».
_BAIT = 2
_MOST_NAMED = 3
# `<a href='one'>another</a>`, `[one](another)`
_HIDDEN = re.compile(r"href\s?=|\]\s?\(", re.IGNORECASE)


def detect_links(case: Case) -> Iterator[Signal]:
    for link in case.links:
        yield from _of_link(link, case)
    owners = [case.senders.owners_of(link) for link in case.links]
    if any(owners) and _HIDDEN.search(case.reading.text):
        yield Signal("link_hides_another")
        return
    # One official address beside another site is bait, not proof.
    if owners and all(owners):
        fits = all(case.owns(each) for each in owners)
        yield Signal("link_official" if fits else "link_of_another", {"owner": min(owners[0])})


def _of_link(link: Link, case: Case) -> Iterator[Signal]:
    site = {"site": case.shown(link)}
    if link.runs:
        yield Signal("link_runs_code")
        return
    if link.account:
        yield Signal("link_hides_its_site", site)
    if case.senders.owners_of(link) or link.registrable in case.senders.sites.chat_hosts:
        return
    if link.registrable in case.senders.owners:
        yield Signal("link_of_anybody", site)
        return
    if link.numeric:
        yield Signal("link_without_name")
    yield from _of_name(link, case)
    yield from _of_kind(link, case)
    if case.official:
        yield Signal("link_not_of_claimed", {**site, "organisation": case.claimed[0]})
    else:
        yield Signal("link_unknown", site)


def _of_name(link: Link, case: Case) -> Iterator[Signal]:
    site = {"site": case.shown(link)}
    if any(in_disguise(part) for part in link.host.split(".")) or "xn--" in link.host:
        yield Signal("link_disguised_letters", site)
    if _holds_official(link, case):
        yield Signal("link_official_in_front", site)
        return
    brand = case.senders.brands.imitated_by(link.host, _public_ending(link))
    if brand is not None:
        yield Signal("link_lookalike", {**site, "organisation": brand})
    words = _service_words_in(link, case)
    if len(words) >= _BAIT:
        yield Signal("link_bait_words", {**site, "words": ", ".join(words[:_MOST_NAMED])})


def _of_kind(link: Link, case: Case) -> Iterator[Signal]:
    if link.registrable in case.senders.sites.shorteners:
        yield Signal("link_shortened")
    if link.on_free_host or link.registrable in case.senders.sites.free_hosts:
        yield Signal("link_free_host")
    if link.ending in case.senders.sites.risky_endings:
        yield Signal("link_risky_ending")


def _public_ending(link: Link) -> str:
    return link.site.partition(".")[2] or link.ending


def _holds_official(link: Link, case: Case) -> bool:
    """`www.impots.gouv.fr.espace.top`: the name that counts stands at the end."""
    if _ENDING_FIRST.match(link.site) and link.host != link.site:
        return True
    front = link.host.removesuffix(link.site).strip(".")
    if "." not in front and "-" not in front:
        return any(f"{site.replace('.', '-')}" in link.host for site in case.senders.owners if "." in site)
    joined = f".{front.replace('-', '.')}."
    return any(f".{site}." in joined for site in case.senders.owners)


def _service_words_in(link: Link, case: Case) -> list[str]:
    words = case.senders.sites.service_words
    name = link.host.removesuffix(f".{link.ending}")
    return [part for part in parts(name) if part in words or _joined(part, words)]


def _joined(part: str, words: frozenset[str]) -> bool:
    return len(part) >= 8 and made_of(part, words)  # noqa: PLR2004 - shorter runs are words of their own
