"""The sites that a text names, in addresses and links, by their registrable domain; nothing is fetched."""

import re

import tldextract

from bot.knowledge.genuine import GenuineNotice

# The suffix list inside the package: no list is fetched, nothing is written to disk.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_BETWEEN_WORDS = re.compile(r"[\s<>()\[\]\"'«»,;]+")
_MOST_WORDS = 400


def sites_named(text: str) -> frozenset[str]:
    """`https://ameli.fr@host.example.com/x` is at example.com: what stands before an @ names no site."""
    found = (_registrable(word) for word in _BETWEEN_WORDS.split(text)[:_MOST_WORDS] if "." in word)
    return frozenset(site for site in found if site)


def whose_sites(sites: frozenset[str], genuine: GenuineNotice | None) -> str | None:
    """`known`, `other` as soon as one is not known, None when the text names no site."""
    if not sites or genuine is None:
        return None
    return "known" if sites <= genuine.known_sites() else "other"


def _registrable(word: str) -> str:
    host = re.split(r"[/?#\\]", word.split("://", 1)[-1], maxsplit=1)[0]
    return _suffixes(host.rsplit("@", 1)[-1].strip(".:!?…")).top_domain_under_public_suffix.lower()
