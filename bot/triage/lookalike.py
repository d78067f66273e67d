"""Whether a site's name imitates a brand: same outline, one letter off, or the brand among other words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.triage.folding import outline

_BETWEEN = re.compile(r"[-_.\d]+")
_ONE_ERROR_FROM, _TWO_ERRORS_FROM = 6, 9
_SHORTEST_INSIDE = 5
_MOST_PARTS = 12


def parts(host: str) -> list[str]:
    """`ameli-versement.info` → [ameli, versement, info]"""
    return [part for part in _BETWEEN.split(host) if part][:_MOST_PARTS]


def imitated(
    host: str, ending: str, brands: Iterable[tuple[str, str]], service_words: frozenset[str]
) -> str | None:
    """The owner of the brand that a host imitates or borrows; None when none."""
    name = host.removesuffix(f".{ending}")
    shapes = [
        outline(part) for part in (*parts(name), *name.split("."), name.replace("-", "").replace(".", ""))
    ]
    for brand, owner in brands:
        shape = outline(brand)
        if any(_is_near(part, shape, service_words) for part in shapes):
            return owner
    return None


def _is_near(part: str, brand: str, service_words: frozenset[str]) -> bool:
    if part == brand:
        return True
    allowed = 2 if len(brand) >= _TWO_ERRORS_FROM else 1 if len(brand) >= _ONE_ERROR_FROM else 0
    if allowed and abs(len(part) - len(brand)) <= allowed and part[:1] == brand[:1]:
        return OSA.distance(part, brand, score_cutoff=allowed) <= allowed
    if len(brand) < _SHORTEST_INSIDE or brand not in part:
        return False
    before, _, after = part.partition(brand)
    return all(not rest or made_of(rest, service_words) for rest in (before, after))


@lru_cache(maxsize=4096)
def made_of(text: str, words: frozenset[str]) -> bool:
    """Whether a run of letters is nothing but known words: `moncompte` of mon and compte."""
    if text in words:
        return True
    return any(
        text.startswith(word) and made_of(text[len(word) :], words) for word in words if len(word) < len(text)
    )
