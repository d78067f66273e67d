"""All communes by postcode and by name (data/geography/communes.csv)."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.geography.commune import Commune
from bot.geography.names import district, plain_name
from bot.settings import PROJECT

COMMUNES_FILE = PROJECT / "data" / "geography" / "communes.csv"
# One typing error, in a name long enough that it still means one place.
_MOST_ERRORS = 1
_SHORTEST_MISTYPED = 5
# How many first digits of a postcode neighbours share: the same town, office or département.
_SHARED_DIGITS = (5, 3, 2)


class Communes:
    """Looked up by postcode, or by a name as people write it."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        self._by_postcode: dict[str, list[Commune]] = defaultdict(list)
        self._by_name: dict[str, list[Commune]] = defaultdict(list)
        self._by_code: dict[str, Commune] = {}
        self._districts: dict[tuple[str, int], Commune] = {}
        self._names_by_edge: dict[tuple[int, str, str], list[str]] = defaultdict(list)
        self._positions: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for commune in communes:
            self._by_code[commune.code] = commune
            self._by_name[plain_name(commune.name)].append(commune)
            for postcode in commune.postcodes:
                self._by_postcode[postcode].append(commune)
                if commune.position is not None:
                    for length in _SHARED_DIGITS:
                        self._positions[postcode[:length]].append(commune.position)
            if (part := district(plain_name(commune.name))) is not None:
                self._districts[part] = commune
        for name in self._by_name:
            for edge in _edges(name):
                self._names_by_edge[len(name), *edge].append(name)

    @property
    def postcodes(self) -> frozenset[str]:
        return frozenset(self._by_postcode)

    def with_code(self, code: str) -> Commune | None:
        return self._by_code.get(code)

    def with_postcode(self, postcode: str) -> list[Commune]:
        """Districts stand for their city where the postcode is one of a district."""
        found = self._by_postcode.get(postcode, [])
        districts = [commune for commune in found if "arrondissement" in commune.name.lower()]
        return districts or list(found)

    def districts_of(self, commune: Commune) -> list[Commune]:
        """Empty but for Paris, Lyon and Marseille as a whole."""
        city = plain_name(commune.name)
        return [part for (name, _), part in self._districts.items() if name == city]

    def district(self, commune: Commune, postcode: str) -> Commune:
        """The district of a city that a postcode names; another commune is itself."""
        parts = (part for part in self.districts_of(commune) if postcode in part.postcodes)
        return next(parts, commune)

    def around(self, digits: str) -> Sequence[tuple[float, float]]:
        """Positions of the communes whose postcode begins with these 5, 3 or 2 digits."""
        return self._positions.get(digits, ())

    def exactly_named(self, name: str) -> list[Commune]:
        return list(self._by_name.get(plain_name(name), ()))

    def named(self, name: str) -> list[Commune]:
        """Those of exactly this name, else those one typing error away; several when the name is shared."""
        plain = plain_name(name)
        if (part := district(plain)) is not None:
            return [self._districts[part]] if part in self._districts else []
        exact = self.exactly_named(plain)
        if exact or len(plain) < _SHORTEST_MISTYPED:
            return exact
        return [commune for near in self._near(plain) for commune in self._by_name[near]]

    def _near(self, plain: str) -> list[str]:
        # One error leaves the first letter or the last one as it is.
        lengths = range(len(plain) - _MOST_ERRORS, len(plain) + _MOST_ERRORS + 1)
        edges = [(length, *edge) for length in lengths for edge in _edges(plain)]
        alike = dict.fromkeys(name for edge in edges for name in self._names_by_edge.get(edge, ()))
        found = process.extract(
            plain,
            list(alike),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=_MOST_ERRORS,
            limit=None,
        )
        return [name for name, _, _ in found]


def _edges(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("first", name[0]), ("last", name[-1])


@cache
def all_communes() -> Communes:
    return Communes(_read())


def _read() -> Iterable[Commune]:
    with COMMUNES_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            placed = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
            yield Commune(
                row["code"], row["name"], row["department"], tuple(row["postcodes"].split()), *placed
            )
