"""Who a message claims to be, and which of its links and names count."""

import pytest

from tests.bot.triage.cases import case_of


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Ameli : votre carte est prête", ("assurance_maladie",)),
        ("Bonjour, l'Assurance Maladie vous informe", ("assurance_maladie",)),
        ("AMELI.FR : votre carte est prête", ("assurance_maladie",)),
        ("AMELl : votre carte est prête", ("assurance_maladie",)),
        ("De : Ameli <x@secu-maj.info>\nBonjour", ("assurance_maladie",)),
        ("HMRC: your statement is ready", ("hmrc",)),
        ("Royal Mail: your parcel is held", ("royal_mail",)),
        ("La Banque Postale : votre relevé est prêt", ("banque_postale",)),
        ("Orange : votre facture est prête", ("orange",)),
        ("Visa: your card is ready", ("visa",)),
    ],
)
def test_a_message_names_its_author(text: str, claimed: tuple[str, ...]) -> None:
    assert case_of(text).claimed[:1] == claimed


@pytest.mark.parametrize(
    "text",
    [
        "Tu as mangé une orange ?",
        "I need a visa for the trip",
        "On se voit samedi",
        "See you on Saturday",
        "voir https://www.ameli.fr/x",
        "colis-retenu.top : votre colis attend",
        "",
    ],
)
def test_an_ordinary_word_or_a_link_names_no_author(text: str) -> None:
    assert case_of(text).claimed == ()


def test_the_author_named_first_comes_first() -> None:
    claimed = case_of("HMRC: pay today. Royal Mail brings the letter.").claimed
    assert claimed == ("hmrc", "royal_mail")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("AMELI.FR : voir https://secu-maj.info", ["secu-maj.info"]),
        ("colis-retenu.top : votre colis attend", ["colis-retenu.top"]),
        ("IMPOTS.GOUV.FR : votre avis", []),
        ("https://www.ameli.fr", ["www.ameli.fr"]),
    ],
)
def test_an_unknown_label_is_a_link_and_an_official_one_is_none(text: str, links: list[str]) -> None:
    assert [link.host for link in case_of(text).links] == links


@pytest.mark.parametrize(
    ("text", "owners", "owned"),
    [
        ("Ameli : bonjour", {"assurance_maladie"}, True),
        ("Ameli : bonjour", {"royal_mail"}, False),
        ("Ameli : bonjour", {"state"}, True),
        ("Ameli : bonjour", set(), False),
        ("Bonjour", {"royal_mail"}, True),
        ("Bonjour", set(), False),
    ],
)
def test_whose_site_fits_a_message(text: str, owners: set[str], owned: bool) -> None:
    assert case_of(text).owns(frozenset(owners)) == owned
