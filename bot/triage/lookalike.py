"""Whether a site's name imitates a brand: same outline, one letter off, or the brand among other words."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.triage.folding import outline

_BETWEEN = re.compile(r"[-_.\d]+")
_ONE_ERROR_FROM, _TWO_ERRORS_FROM = 6, 9
_SHORTEST_INSIDE = 5
_MOST_PARTS = 12
_LONGEST = 63


class Brands:
    """Names that false sites carry, by outline; `words`: those of service that may stand beside a brand."""

    def __init__(self, owners: Iterable[tuple[str, str]], words: Iterable[str]) -> None:
        self._owners = {outline(brand): owner for brand, owner in owners}
        self._words = frozenset(outline(word) for word in words)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for brand in self._owners:
            if len(brand) >= _ONE_ERROR_FROM:
                self._by_letter[brand[0]].append(brand)
        self._inside = [brand for brand in self._owners if len(brand) >= _SHORTEST_INSIDE]

    def imitated_by(self, host: str, ending: str) -> str | None:
        """The owner of the brand that a host imitates or borrows; None when none."""
        name = host.removesuffix(f".{ending}")
        whole = name.replace("-", "").replace(".", "")[:_LONGEST]
        written = (*parts(name), *name.split(".")[:_MOST_PARTS], whole)
        shapes = list(dict.fromkeys(outline(part) for part in written))
        found = next((brand for shape in shapes if (brand := self._near(shape)) is not None), None)
        return self._owners.get(found or self._within(shapes) or "")

    def _near(self, shape: str) -> str | None:
        if shape in self._owners:
            return shape
        if self._of_service(shape):
            return None
        return next((brand for brand in self._by_letter.get(shape[:1], ()) if _is_near(shape, brand)), None)

    def _within(self, shapes: Iterable[str]) -> str | None:
        """`moncompteameli`: the brand, and nothing but words of service around it."""
        for shape in shapes:
            for brand in self._inside:
                if brand in shape and all(self._of_service(rest) for rest in shape.split(brand, 1)):
                    return brand
        return None

    def _of_service(self, rest: str) -> bool:
        return not rest or made_of(rest, self._words)


def parts(host: str) -> list[str]:
    """`ameli-versement.info` → [ameli, versement, info]"""
    return [part for part in _BETWEEN.split(host) if part][:_MOST_PARTS]


def _is_near(shape: str, brand: str) -> bool:
    allowed = 2 if len(brand) >= _TWO_ERRORS_FROM else 1
    if abs(len(shape) - len(brand)) > allowed:
        return False
    return OSA.distance(shape, brand, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=4096)
def made_of(text: str, words: frozenset[str]) -> bool:
    """Whether a run of letters is nothing but known words: `moncompte` of mon and compte."""
    if text in words:
        return True
    starts = (size for size in range(2, len(text) - 1) if text[:size] in words)
    return any(made_of(text[size:], words) for size in starts)
