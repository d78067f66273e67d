import pytest

from bot.notice.known import genuine_notice
from bot.notice.sites import sites_named, whose_sites


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("assurance-maladie@info.ameli.fr", {"ameli.fr"}),
        ("le lien est https://www.AMELI.fr/assure?x=1.", {"ameli.fr"}),
        ("https://ameli.fr@secu-ameli.info/login", {"secu-ameli.info"}),
        ("ameli.fr.compte-assure.com", {"compte-assure.com"}),
        ("ameli.fr#@evil.example.com", {"ameli.fr"}),
        ("http://evil.com\\@ameli.fr", {"evil.com"}),
        ("<a@gmail.com>, puis mgen.fr", {"gmail.com", "mgen.fr"}),
        ("je ne sais pas. et vous ?", set()),
        ("it says M. Martin, 12.50 EUR, v1.2", set()),
    ],
)
def test_registrable_domains_of_a_text(text: str, sites: set[str]) -> None:
    assert sites_named(text) == sites


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("info.ameli.fr", "known"),
        ("mgen.fr", "known"),
        ("monespacesante.fr", "known"),
        ("ameli.fr et ameli-secu.com", "other"),
        ("rien", None),
    ],
)
def test_whose_the_sites_are(text: str, whose: str | None) -> None:
    assert whose_sites(sites_named(text), genuine_notice("cnam-2022")) == whose


def test_a_thousand_characters_of_dots_cost_no_time() -> None:
    assert sites_named("a." * 500) == frozenset()
