"""E-mail addresses of a text, the site behind each, and sites shown so that nothing makes a link of them."""

import pytest

from bot.triage.link import address_site, find_addresses, hidden_dots, take_apart


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("a@b.fr, c.d+e@f-g.co.uk;x@y", ["a@b.fr", "c.d+e@f-g.co.uk"]),
        ("De : Ameli <no-reply@secu-maj.info>", ["no-reply@secu-maj.info"]),
        ("A@B.FR.", ["A@B.FR"]),
        ("ameli.fr@secu-maj.info/login", []),
        ("@ameli, a@b", []),
        ("", []),
    ],
)
def test_addresses_of_a_text(text: str, addresses: list[str]) -> None:
    assert [match.group() for match in find_addresses(text)] == addresses


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("no-reply@info.ameli.fr", "ameli.fr"),
        ("x@mail.secu.co.uk", "secu.co.uk"),
        ("X@GMAIL.COM", "gmail.com"),
        ("ameli.fr@secu-maj.info", "secu-maj.info"),
        ("x@router.lan", "router.lan"),
    ],
)
def test_an_address_is_at_a_registered_site(address: str, site: str) -> None:
    assert address_site(address) == site


@pytest.mark.parametrize(
    ("site", "shown_as"),
    [
        ("ameli.fr", "ameli[.]fr"),
        ("suivi.parcel.co.uk", "suivi[.]parcel[.]co[.]uk"),
        ("colis1234.top", "colis1234[.]top"),
        ("colis0612345678.top", "colis…[.]top"),
        ("06-12-34-56-78.top", "…[.]top"),
        ("0.6.1.2.3.4.5.6.7.8.example.com", "…[.]example[.]com"),
        ("192.168.10.5", "192[.]168[.]10[.]5"),
    ],
)
def test_a_site_is_shown_without_dots_and_long_numbers(site: str, shown_as: str) -> None:
    assert hidden_dots(site) == shown_as


def test_no_endless_site_is_shown() -> None:
    assert len(hidden_dots("a" * 300 + ".fr")) <= 60


def test_a_link_is_shown_as_its_site_alone() -> None:
    link = take_apart("https://ameli.fr@pay.secu-maj.info/login?nir=2840575116042")
    assert link is not None
    assert hidden_dots(link.site) == "secu-maj[.]info"
