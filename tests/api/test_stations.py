"""GET /stations, over real HTTP, with and without a directory."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.settings import Settings
from bot.stations.directory import Directory, write_directory
from bot.stations.in_use import directory_path
from bot.stations.station import Station
from tests.running_vigie import Person, RunningVigie

STATION = Station(
    id="1",
    kind="police",
    name="Commissariat inventé",
    address="1 rue Imaginaire",
    postcode="44600",
    town="Saint-Nazaire",
    commune="44184",
    phone="0240000001",
)


@pytest.fixture
def directory(vigie: RunningVigie) -> Iterator[Directory]:
    path = directory_path(Settings(data_dir=vigie.data_dir))
    imported = Directory("Essai", date(2020, 1, 1), date(2026, 11, 24), (STATION,))
    write_directory(path, imported)
    yield imported
    path.unlink()


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("language", LANGUAGES)
def test_stations_with_their_age_and_the_rule(vigie: RunningVigie, language: Language) -> None:
    answer = vigie.http.get("/stations", params={"postcode": "44600", "language": language}).json()
    [station] = answer["stations"]
    assert (station["name"], station["tel"], station["competent"]) == (STATION.name, "tel:+33240000001", True)
    assert (answer["source"], answer["old"]) == ("Essai", True)
    assert answer["rules"]["sources"]


@pytest.mark.usefixtures("directory")
def test_by_name_and_by_shared_postcode(vigie: RunningVigie) -> None:
    by_name = vigie.http.get("/stations", params={"commune": "saint nazaire sur charente"}).json()
    assert by_name["choices"] == []
    assert len(vigie.http.get("/stations", params={"postcode": "13100"}).json()["choices"]) > 1
    homonyms = vigie.http.get("/stations", params={"commune": "Sainte-Colombe"}).json()
    assert homonyms["stations"] == []
    assert len(homonyms["choices"]) > 5


def test_without_a_directory_the_rule_stands(vigie: RunningVigie) -> None:
    answer = vigie.http.get("/stations", params={"postcode": "75012"}).json()
    assert answer["stations"] == []
    assert answer["source"] is None
    assert "15-3" in answer["rules"]["text"]


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"postcode": "2A004"}, 422),
        ({"postcode": "123456"}, 422),
        ({"postcode": "abc"}, 422),
        ({"postcode": "99999"}, 404),
        ({"commune": "Atlantis"}, 404),
        ({"commune": "x" * 5000}, 404),
        ({"commune": "🙂"}, 404),
        ({}, 422),
        ({"postcode": "44600", "commune": "Nantes"}, 422),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_told_at_its_field(
    vigie: RunningVigie, params: dict[str, str], status: int, language: Language
) -> None:
    response = vigie.http.get("/stations", params={**params, "language": language})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    [error] = response.json()["errors"]
    assert error["field"] in ("postcode", "commune")
    assert all(typed not in response.text for typed in params.values() if typed != "44600")


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("language", "ask", "answer", "closed"),
    [
        ("fr", "où est le commissariat le plus proche ?", "je suis à Nantes", "Commissariat inventé"),
        ("en", "where is the nearest police station?", "I am in Nantes", "Commissariat inventé"),
    ],
)
def test_the_dialogue_asks_for_the_place_and_shows_the_stations(
    vigie: RunningVigie, language: Language, ask: str, answer: str, closed: str
) -> None:
    person = Person(vigie, language)
    [asked] = person.say(ask)["messages"]
    assert "postal" in asked["text"] or "postcode" in asked["text"]
    [shown] = person.say(answer)["messages"]
    assert closed in shown["text"]
    [again] = person.say("44600")["messages"]
    assert closed in again["text"]


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("language", "ask"), [("fr", "et à Sainte-Colombe ?"), ("en", "and in Sainte-Colombe?")]
)
def test_homonyms_are_chosen_with_a_button(vigie: RunningVigie, language: Language, ask: str) -> None:
    person = Person(vigie, language)
    person.say({"fr": "trouver une gendarmerie", "en": "find a police station"}[language])
    [which] = person.say(ask)["messages"]
    titles = [button["title"] for button in which["buttons"]]
    assert len(titles) > 3
    shown = person.press(titles[0])["messages"]
    assert ["Sainte-Colombe" in message["text"] for message in shown] == [True], shown
