import time
from datetime import UTC, datetime

import pytest

from bot.geography.communes import all_communes
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.stations.asked_place import place_in
from bot.stations.directory import Directory
from bot.stations.search import Ambiguous, Found, NotAPostcode, UnknownPlace, find_stations
from bot.stations.station import Station
from bot.stations.telling import dated, described, line
from tests.bot.stations.conftest import TODAY

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def _names(found: Found | Ambiguous) -> list[str]:
    assert isinstance(found, Found)
    return [near.station.name for near in found.near]


def test_the_competent_force_comes_first_then_the_nearest(directory: Directory) -> None:
    found = find_stations("44600", directory, all_communes())
    assert isinstance(found, Found)
    assert _names(found)[0] == "Commissariat inventé de Saint-Nazaire"
    assert found.near[0].competent
    assert not any(near.competent for near in found.near[1:])
    distances = [near.distance_km for near in found.near[1:] if near.distance_km is not None]
    assert distances == sorted(distances)


def test_the_table_of_competence_names_a_station_elsewhere(directory: Directory) -> None:
    found = find_stations("Besné", directory, all_communes())
    assert _names(found)[0] == "Brigade inventée de Montoir"


def station(name: str, address: str, postcode: str, commune: str) -> Station:
    return Station(f"{name} {address}", "police", name, address, postcode, "Ville", commune)


def listed(typed: str, *stations: Station) -> list[str]:
    directory = Directory("inventé", TODAY, TODAY, stations)
    found = find_stations(typed, directory, all_communes())
    assert isinstance(found, Found)
    return [near.station.address for near in found.near]


def test_sites_without_a_counter_come_last() -> None:
    kennel = station("Bureau inventé", "A, Chenil", "33000", "33063")
    range_ = station("Bureau inventé", "B - Stand de tir", "33000", "33063")
    counter = station("Bureau inventé", "Z, rue du Parc", "33000", "33063")
    assert listed("33000", kennel, range_, counter)[0] == "Z, rue du Parc"


@pytest.mark.parametrize("typed", ["Paris", "75012", "Paris 12e"])
def test_a_city_is_all_its_districts(typed: str) -> None:
    inside = station("Commissariat inventé", "avenue Imaginaire", "75012", "75112")
    outside = station("Bureau inventé", "rue de Montrouge", "92120", "92049")
    assert listed(typed, outside, inside)[0] == "avenue Imaginaire"


def test_without_a_directory_the_place_is_still_known() -> None:
    found = find_stations("44600", None, all_communes())
    assert isinstance(found, Found)
    assert found.near == ()


def test_a_postcode_of_several_communes_lets_choose(directory: Directory) -> None:
    found = find_stations("13100", directory, all_communes())
    assert isinstance(found, Found)
    assert len(found.choices) > 1


def test_homonyms_are_asked_about(directory: Directory) -> None:
    found = find_stations("Saint-Sauveur", directory, all_communes())
    assert isinstance(found, Ambiguous)
    assert len(found.choices) > 5


@pytest.mark.parametrize("typed", ["44 600", "44-600", " ４４６００ ", "44600"])
def test_postcodes_are_forgiven_their_spelling(directory: Directory, typed: str) -> None:
    assert _names(find_stations(typed, directory, all_communes()))


@pytest.mark.parametrize("typed", ["2A004", "446", "4460000", "1"])
def test_digits_that_are_no_postcode(directory: Directory, typed: str) -> None:
    with pytest.raises(NotAPostcode):
        find_stations(typed, directory, all_communes())


@pytest.mark.parametrize("typed", ["99999", "", "x" * 5000, "🙂", "שלום", "../../x", "\x00", "Atlantis"])
def test_no_such_place(directory: Directory, typed: str) -> None:
    with pytest.raises(UnknownPlace):
        find_stations(typed, directory, all_communes())


def test_every_postcode_of_france_answers_quickly(directory: Directory) -> None:
    communes = all_communes()
    times = []
    for postcode in communes.postcodes:
        begun = time.perf_counter()
        assert isinstance(find_stations(postcode, directory, communes), Found)
        times.append(time.perf_counter() - begun)
    # Demanded: 5 ms for 99 of 100, measured in docs/complaint.md; here on a busy machine.
    assert sorted(times)[len(times) * 99 // 100] < 0.02


@pytest.mark.parametrize(
    ("language", "open_", "closed"),
    [
        ("fr", "ouvert aujourd’hui 08:00-12:00", "fermé aujourd’hui"),
        ("en", "open today 08:00-12:00", "closed today"),
    ],
)
def test_hours_of_the_day_are_told(directory: Directory, language: Language, open_: str, closed: str) -> None:
    found = find_stations("Pornichet", directory, all_communes())
    assert isinstance(found, Found)
    assert open_ in line(found.near[0], language, MONDAY)
    assert closed in line(found.near[0], language, MONDAY.replace(day=24))
    assert described(found.near[0], language, MONDAY)["tel"] == "tel:+33240000003"


@pytest.mark.parametrize("language", LANGUAGES)
def test_old_data_are_told_as_old(directory: Directory, language: Language) -> None:
    warning = {"fr": "plus d’un an", "en": "over a year old"}[language]
    assert warning not in dated(directory, language, TODAY)
    assert warning in dated(directory, language, TODAY.replace(year=2028))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("je suis à Plouzané", "plouzane"),
        ("I live in Nantes", "nantes"),
        ("44600", "44600"),
        ("mon code postal est 44 600", "44600"),
        ("my postcode is 44600", "44600"),
        ("à Lyon 3", "lyon 3"),
        ("je ne sais pas", None),
        ("99999", None),
    ],
)
def test_the_place_in_a_sentence(typed: str, place: str | None) -> None:
    assert place_in(typed, all_communes()) == place
