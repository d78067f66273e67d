"""Which sites of the open data have no counter where a complaint is taken (data/stations.yml)."""

from functools import cache

from bot.geography.names import plain_name
from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT
from bot.stations.station import Station

SITES_FILE = PROJECT / "data" / "stations.yml"


class Sites(Strict):
    """data/stations.yml"""

    without_counter: tuple[str, ...]


@cache
def _without_counter() -> tuple[str, ...]:
    """Raises BrokenPack."""
    return load_pack(SITES_FILE, Sites).without_counter


def has_counter(station: Station) -> bool:
    """False for dog kennels, shooting ranges, lodgings and the like."""
    said = f" {plain_name(f'{station.name} {station.address}')} "
    return not any(f" {words} " in said for words in _without_counter())
