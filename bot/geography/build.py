"""Makes data/geography/communes.csv from two published tables; see data/geography/README.md."""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.geography.communes import COMMUNES_FILE
from bot.geography.names import plain_name

COLUMNS = ("code", "name", "department", "postcodes", "lat", "lon")
_KEPT = ("commune-actuelle", "arrondissement-municipal")
# Overseas départements have country codes of their own in the table of positions.
_COUNTRIES = {"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC"}


def rows(communes: Iterable[dict[str, Any]], cities: Iterable[dict[str, str]]) -> Iterable[tuple[str, ...]]:
    """One for each commune that has a postcode, in the order of the codes."""
    positions = {
        (plain_name(city["name"]), city["admin2"]): (city["lat"], city["lng"])
        for city in cities
        if city["country"] in _COUNTRIES
    }
    for commune in sorted(communes, key=lambda each: each["code"]):
        if commune["type"] in _KEPT and commune.get("codesPostaux"):
            placed = positions.get((plain_name(commune["nom"]), commune["departement"]), ("", ""))
            postcodes = " ".join(commune["codesPostaux"])
            yield commune["code"], commune["nom"], commune["departement"], postcodes, *placed


def main(communes_file: Path, cities_file: Path) -> None:
    communes, cities = (json.loads(path.read_text(encoding="utf-8")) for path in (communes_file, cities_file))
    with COMMUNES_FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(communes, cities))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
