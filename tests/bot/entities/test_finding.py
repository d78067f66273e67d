import pytest

from bot.entities.finding import find_entities


def found(text: str) -> set[tuple[str, str]]:
    return {(entity.kind, entity.value) for entity in find_entities(text)}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("code postal 44600", ("postcode", "44600")),
        ("my postcode is 75 011", ("postcode", "75011")),
        ("j'habite à Saint Etienne", ("commune", "Saint-Étienne")),
        ("police station near saint-nazaire please", ("commune", "Saint-Nazaire")),
        ("Le Havre", ("commune", "Le Havre")),
        ("je suis de TOURS", ("commune", "Tours")),
        ("un mail de la Sécu", ("organisation", "cnam")),
        ("the gendarmes came", ("organisation", "gendarmerie")),
        ("a text from my bank", ("channel", "sms")),
        ("j'ai reçu une LETTRE", ("channel", "letter")),
        ("et mon mail ?", ("data_item", "email_address")),
        ("mes adresses mail", ("data_item", "email_address")),
        ("my home address", ("data_item", "postal_address")),
        ("et mes filles ?", ("relation", "child")),
        ("and my late husband", ("relation", "spouse")),
        ("reçu le 17/03/2022", ("date", "2022-03-17")),
        ("le 1er février 2022", ("date", "2022-02-01")),
        ("since 3rd of august 2024", ("date", "2024-08-03")),
        ("in March 2022", ("date", "2022-03")),
        ("le 5 août", ("date", "--08-05")),
        ("on 2022-03-17", ("date", "2022-03-17")),
        ("it came yesterday", ("date", "yesterday")),
        ("avant-hier", ("date", "avant-hier")),
    ],
)
def test_what_a_message_names_is_found(text: str, named: tuple[str, str]) -> None:
    assert named in found(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 000 € ont disparu", "postcode"),
        ("01 44 60 00 00", "postcode"),
        ("510 000 personnes", "postcode"),
        ("numéro 123456", "postcode"),
        ("have a nice day", "commune"),
        ("she senses it", "commune"),
        ("ma carte est gap", "commune"),
        ("le 31/02/2022", "date"),
        ("le 45 mars", "date"),
        ("may I ask", "postcode"),
        ("mon adresse mail", "postal_address"),
        ("reason", "relation"),
    ],
)
def test_what_only_looks_alike_is_left(text: str, kind: str) -> None:
    assert kind not in {entity.kind for entity in find_entities(text)}
    assert kind not in {entity.value for entity in find_entities(text)}


def test_places_point_into_the_text() -> None:
    text = "Bonjour, j'habite à Nîmes, 30 000, et ma mère à Alès"
    by_value = {e.value: text[e.start : e.end] for e in find_entities(text)}
    assert by_value == {"Nîmes": "Nîmes", "30000": "30 000", "parent": "mère", "Alès": "Alès"}
