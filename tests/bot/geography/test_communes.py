import pytest

from bot.geography.communes import Communes, all_communes
from bot.geography.names import plain_name


@pytest.fixture(scope="module")
def communes() -> Communes:
    return all_communes()


@pytest.mark.parametrize(
    ("typed", "name", "department"),
    [
        ("l'hay les roses", "L'Haÿ-les-Roses", "94"),
        ("BOURG EN BRESSE", "Bourg-en-Bresse", "01"),
        ("le mans", "Le Mans", "72"),
        ("mans", "Le Mans", "72"),
        ("st nazaire sur charente", "Saint-Nazaire-sur-Charente", "17"),
        ("Ste-Anne-d'Auray", "Sainte-Anne-d'Auray", "56"),
        ("plouzane", "Plouzané", "29"),
        ("marseile", "Marseille", "13"),
        ("Paris 12", "Paris 12e Arrondissement", "75"),
        ("12e arrondissement de Paris", "Paris 12e Arrondissement", "75"),
        ("Lyon 3eme", "Lyon 3e Arrondissement", "69"),
        ("marseille 1er", "Marseille 1er Arrondissement", "13"),
    ],
)
def test_a_commune_is_found_however_it_is_written(
    communes: Communes, typed: str, name: str, department: str
) -> None:
    assert [(each.name, each.department) for each in communes.named(typed)] == [(name, department)]


def test_a_shared_name_leads_to_all_of_them(communes: Communes) -> None:
    departments = [each.department for each in communes.named("ste colombe")]
    assert len(departments) == len(set(departments)) > 10


@pytest.mark.parametrize(
    "typed", ["", "   ", "🙂🙂", "مرحبا", "x" * 5000, "../../etc/passwd", "paris 99", "\x00"]
)
def test_what_is_no_place_leads_nowhere(communes: Communes, typed: str) -> None:
    assert communes.named(typed) == []


@pytest.mark.parametrize(
    ("postcode", "names"),
    [
        ("44600", {"Saint-Nazaire"}),
        ("75012", {"Paris 12e Arrondissement"}),
        ("97400", {"Saint-Denis"}),
        ("99999", set()),
    ],
)
def test_communes_of_a_postcode(communes: Communes, postcode: str, names: set[str]) -> None:
    assert {each.name for each in communes.with_postcode(postcode)} == names


def test_the_table_is_whole(communes: Communes) -> None:
    assert len(communes.postcodes) == 6310


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("ST ETIENNE", "saint etienne"),
        ("Œuilly", "oeuilly"),
        ("L'Île", "ile"),
    ],
)
def test_one_spelling(name: str, plain: str) -> None:
    assert plain_name(name) == plain
