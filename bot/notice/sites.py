"""The sites that a text names, in addresses and links, by their registrable domain; nothing is fetched."""

from bot.knowledge.genuine import GenuineNotice
from bot.triage.link import address_site, evened, find_addresses, find_links

_LONGEST = 4000


def sites_named(text: str) -> frozenset[str]:
    """`https://ameli.fr@host.example.com/x` is at example.com: what stands before an @ names no site."""
    whole = evened(text[:_LONGEST])
    linked = {found.link.registrable for found in find_links(whole) if not found.link.runs}
    return frozenset(linked | {address_site(match.group()) for match in find_addresses(whole)})


def whose_sites(sites: frozenset[str], genuine: GenuineNotice | None) -> str | None:
    """`known`, `other` as soon as one is not known, None when the text names no site."""
    if not sites or genuine is None:
        return None
    return "known" if sites <= genuine.known_sites() else "other"
