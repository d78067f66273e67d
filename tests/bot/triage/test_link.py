"""Links of a text: which ones there are, whose site each leads to, and what only looks like a link."""

import pytest

from bot.triage.link import (
    MOST_LINKS,
    Link,
    evened,
    find_links,
    take_apart,
)


def links(text: str) -> list[Link]:
    return [found.link for found in find_links(evened(text))]


def only(text: str) -> Link:
    (link,) = links(text)
    return link


@pytest.mark.parametrize(
    ("text", "host", "site"),
    [
        ("https://www.ameli.fr/assure", "www.ameli.fr", "ameli.fr"),
        ("voir http://renouv-carte.info/x vite", "renouv-carte.info", "renouv-carte.info"),
        ("HTTPS://WWW.AMELI.FR/Assure.", "www.ameli.fr", "ameli.fr"),
        ("(https://colis-suivi.top/a)", "colis-suivi.top", "colis-suivi.top"),
        ("« colis-suivi.top/a »", "colis-suivi.top", "colis-suivi.top"),
        ("hxxps://colis-suivi.top/a", "colis-suivi.top", "colis-suivi.top"),
        ("hXXp://colis-suivi.top", "colis-suivi.top", "colis-suivi.top"),
        ("h ttps://colis-suivi.top/a", "colis-suivi.top", "colis-suivi.top"),
        ("https : //colis-suivi.top/a", "colis-suivi.top", "colis-suivi.top"),
        ("http:\\\\colis-suivi.top\\a", "colis-suivi.top", "colis-suivi.top"),
        ("ftp://depot.colis.top/x", "depot.colis.top", "colis.top"),
        ("https://suivi.parcel.co.uk/x", "suivi.parcel.co.uk", "parcel.co.uk"),
        ("https://%61meli.fr/x", "ameli.fr", "ameli.fr"),
        ("http://router.lan/x", "router.lan", "router.lan"),
    ],
)
def test_an_address_with_a_scheme_is_a_link(text: str, host: str, site: str) -> None:
    link = only(text)
    assert (link.host, link.site) == (host, site)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("allez sur suivi-colis.com vite", "suivi-colis.com"),
        ("AMELI.FR", "ameli.fr"),
        ("voir colis.top, merci", "colis.top"),
        ("bit.ly/3xYz", "bit.ly"),
        ("colis.top?x=1", "colis.top"),
        ("colis.top#x", "colis.top"),
        ("colis-suivi[.]top", "colis-suivi.top"),
        ("colis(dot)top", "colis.top"),
        ("colis [dot] top/pay", "colis.top"),
        ("colis{point}top", "colis.top"),
        ("secu-maj . info", "secu-maj.info"),
        ("allez sur suivi-colis .com vite", "suivi-colis.com"),
        ("secu.me/pay", "secu.me"),
        ("my-secu.me", "my-secu.me"),
        ("www.secu.me", "www.secu.me"),
    ],
)
def test_an_address_without_a_scheme_is_a_link(text: str, host: str) -> None:
    assert only(text).host == host


@pytest.mark.parametrize(
    "text",
    [
        "le bus.jarrive dans 5 min",
        "c'est fini.me voila",
        "demain.il fait beau",
        "salut.ca va",
        "ok.no problem",
        "il est la.on part",
        "see you tomorrow.it is fine",
        "rendez-vous demain.Bisous",
        "M.Martin et Mme.Durand, St.Denis",
        "e.g. this, p.s. that",
        "version 2.3.1",
        "12.50 puis 1.250,00 €",
        "le 3.12.2024 à 9h30.",
        "192.168.10.5",
        "fichier.pdf, photo.jpg",
        "router.lan",
        "fin . Je pars",
        "http://localhost/x",
        "data: 5 Go restants",
        "www.colis",
        "",
    ],
)
def test_words_joined_by_a_full_stop_are_no_link(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ecrivez a contact@secu-maj.info vite",
        "<a@gmail.com>",
        "no-reply@info.ameli.fr",
        "mailto:aide@colis.top",
        "jean_martin@orange.fr",
    ],
)
def test_an_e_mail_address_is_no_link(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize("text", ["contact.support@colis.top", "ecrivez a service.info@secu-maj.top"])
def test_the_front_of_an_e_mail_address_is_no_link(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize("text", ["rendez-vous.la bas", "vas-y.il attend", "see you at 5.in town"])
def test_hyphenated_words_joined_by_a_full_stop_are_no_link(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    ("text", "account", "site"),
    [
        ("https://ameli.fr@secu-maj.info/login", "ameli.fr", "secu-maj.info"),
        ("ameli.fr@secu-maj.info/login", "ameli.fr", "secu-maj.info"),
        ("https://ameli.fr:443@secu-maj.info/x", "ameli.fr:443", "secu-maj.info"),
        ("https://www.gov.uk:x@refund.top/x", "www.gov.uk:x", "refund.top"),
        ("https://a@b@secu-maj.info/x", "a@b", "secu-maj.info"),
    ],
)
def test_a_name_before_the_at_sign_is_no_site(text: str, account: str, site: str) -> None:
    link = only(text)
    assert (link.account, link.site) == (account, site)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("http://secu-maj.info\\@ameli.fr", "secu-maj.info"),
        ("https://secu-maj.info/@ameli.fr", "secu-maj.info"),
        ("https://secu-maj.info#@ameli.fr", "secu-maj.info"),
        ("https://secu-maj.info?@ameli.fr", "secu-maj.info"),
    ],
)
def test_a_name_after_the_end_of_the_host_is_no_site(text: str, site: str) -> None:
    link = only(text)
    assert (link.account, link.site) == ("", site)


@pytest.mark.parametrize("text", ["https://colis.top:8443/a", "colis.top:8443/a", "http://colis.top:80"])
def test_a_port_names_no_other_site(text: str) -> None:
    assert only(text).host == "colis.top"


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("https://xn--mli-6cd.fr/x", "xn--mli-6cd.fr"),
        ("https://аmeli.fr/x", "аmeli.fr"),
        ("аmeli-sante.fr", "аmeli-sante.fr"),
        ("amelі.fr/compte", "amelі.fr"),
    ],
)
def test_letters_of_another_script_stay_as_written(text: str, site: str) -> None:
    assert only(text).site == site


@pytest.mark.parametrize(
    "text",
    [
        "http://192.168.10.5/login",
        "http://192.168.10.5:8080/x",
        "http://3232235777/x",
        "http://0xC0A80001/x",
        "http://[2001:db8::1]/x",
        "http://user@192.0.2.1/x",
    ],
)
def test_a_site_of_digits_has_no_name(text: str) -> None:
    assert only(text).numeric


def test_an_ipv6_address_needs_no_path() -> None:
    assert only("http://[2001:db8::1]").numeric


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript : alert(1)",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/png,xx",
        "file:///etc/passwd",
        "intent://x#Intent;end",
    ],
)
def test_an_address_that_runs_code_or_opens_a_file_is_told_apart(text: str) -> None:
    assert only(text).runs


@pytest.mark.parametrize("text", ["https://www.ameli.fr/x", "colis.top", "ftp://colis.top/x"])
def test_an_ordinary_address_runs_nothing(text: str) -> None:
    assert not only(text).runs


@pytest.mark.parametrize(
    ("text", "site", "registrable"),
    [
        ("https://colis-suivi.web.app/x", "colis-suivi.web.app", "web.app"),
        ("impots-remb.vercel.app", "impots-remb.vercel.app", "vercel.app"),
        ("https://a.b.github.io/x", "b.github.io", "github.io"),
    ],
)
def test_a_page_of_a_free_host_is_a_site_of_its_own(text: str, site: str, registrable: str) -> None:
    link = only(text)
    assert (link.site, link.registrable, link.on_free_host) == (site, registrable, True)


@pytest.mark.parametrize("text", ["https://www.ameli.fr", "https://suivi.parcel.co.uk", "www.gov.uk"])
def test_a_registered_name_is_on_no_free_host(text: str) -> None:
    assert not only(text).on_free_host


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("ameli.fr", True),
        ("AMELI.FR :", True),
        ("www.ameli.fr", False),
        ("ameli.fr/x", False),
        ("https://ameli.fr", False),
        ("ameli.fr:443", False),
    ],
)
def test_a_name_alone_is_bare(text: str, bare: bool) -> None:
    (found,) = find_links(text)
    assert found.bare == bare


def test_each_place_is_one_link() -> None:
    text = "voir https://colis.top/a?to=ameli.fr puis secu-maj.info/b."
    found = list(find_links(text))
    assert [text[each.start : each.end] for each in found] == [
        "https://colis.top/a?to=ameli.fr",
        "secu-maj.info/b",
    ]


@pytest.mark.parametrize("written", ["https://colis{}.top/a", "colis{}.top", "javascript:x{}"])
def test_a_hundred_links_are_bounded(written: str) -> None:
    text = " ".join(written.format(number) for number in range(100))
    assert len(links(text)) == MOST_LINKS


@pytest.mark.parametrize(
    ("written", "bare", "host"),
    [
        ("ameli.fr", True, "ameli.fr"),
        ("ok.me", True, None),
        ("ok.me", False, "ok.me"),
        ("1.2.3.4", True, None),
        ("http://1.2.3.4", False, "1.2.3.4"),
        ("localhost", False, None),
        ("http://", False, None),
        ("", True, None),
    ],
)
def test_more_is_asked_of_an_address_without_a_scheme(written: str, bare: bool, host: str | None) -> None:
    link = take_apart(written, bare=bare)
    assert (link.host if link else None) == host


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("site [.] com", "site.com"),
        ("site(dot)com", "site.com"),
        ("site {point} com", "site.com"),
        ("site . com", "site.com"),
        ("site .com", "site.com"),
        ("fin . Je pars", "fin . Je pars"),
        ("a . b", "a . b"),
        ("le point de vue", "le point de vue"),
    ],
)
def test_dots_written_out_or_set_apart_are_joined(text: str, joined: str) -> None:
    assert evened(text) == joined
