import pytest

from bot.redaction.email import find_emails
from tests.bot.redaction.finding import pieces

OFFICIAL = "assurance-maladie@info.ameli.fr"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("écrivez à marie.durand@example.fr svp", "marie.durand@example.fr"),
        ("write to Marie.Durand+leak@mail.example.co.uk please", "Marie.Durand+leak@mail.example.co.uk"),
        ("c'est marie @ example . fr", "marie @ example . fr"),
        ("c'est marie.durand(at)example.com", "marie.durand(at)example.com"),
        ("it is marie [at] example.org", "marie [at] example.org"),
        ("marie arobase example point fr", "marie arobase example point fr"),
        ("marie at gmail dot com", "marie at gmail dot com"),
        ("mailto:o'neil@example.ie", "o'neil@example.ie"),
        ("https://site.example/?mail=marie@example.fr", "marie@example.fr"),
    ],
)
def test_finds_an_address(text: str, address: str) -> None:
    assert pieces(lambda t: find_emails(t, frozenset()), text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "allez sur ameli.fr",
        "go to www.ameli.fr",
        "on me voit sur @vigie",
        "jean@",
        "l'arobase est un signe",
        "I was at home",
        "look at ameli.fr before you click",
        "I was at example.com yesterday",
        "un point c'est tout",
    ],
)
def test_leaves_what_is_no_address(text: str) -> None:
    assert pieces(lambda t: find_emails(t, frozenset()), text) == []


@pytest.mark.parametrize("spelling", [OFFICIAL, OFFICIAL.upper(), OFFICIAL.replace("@", " @ ")])
def test_leaves_a_public_address_that_tells_real_from_false(spelling: str) -> None:
    public = frozenset({OFFICIAL})
    assert pieces(lambda t: find_emails(t, public), f"le mail vient de {spelling}, est-ce vrai ?") == []


def test_masks_an_address_that_only_resembles_a_public_one() -> None:
    copied = "assurance-maladie@info-ameli.example"
    assert pieces(lambda t: find_emails(t, frozenset({OFFICIAL})), f"from {copied}, is it real") == [copied]
