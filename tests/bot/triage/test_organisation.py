"""Who owns a site, a mailbox or a name; and what every organisation of the pack must keep to."""

import pytest
import tldextract

from bot.language.plain_words import plain_words
from bot.triage.link import take_apart
from bot.triage.organisation import STATE, Organisation, known_senders

SENDERS = known_senders()
ORGANISATIONS = SENDERS.organisations
NEVER_ASKED = {"card", "iban", "nir", "password", "code", "papers", "fee"}


def owners(written: str) -> set[str]:
    link = take_apart(written)
    assert link is not None
    return set(SENDERS.owners_of(link))


@pytest.mark.parametrize(
    ("site", "owned_by"),
    [
        ("https://www.ameli.fr/x", {"assurance_maladie"}),
        ("assure.ameli.fr", {"assurance_maladie"}),
        ("https://www.royalmail.com", {"royal_mail"}),
        ("https://connect.sncf/x", {"sncf"}),
        ("https://www.impots.gouv.fr/x", {"impots", STATE}),
        ("https://www.nhs.uk/x", {"nhs", STATE}),
    ],
)
def test_a_site_and_its_owner(site: str, owned_by: set[str]) -> None:
    assert owners(site) == owned_by


@pytest.mark.parametrize("site", ["https://www.gov.uk/x", "https://www.tax.service.gov.uk/x"])
def test_a_site_may_have_several_owners(site: str) -> None:
    assert owners(site) >= {"hmrc", "dvla", "gov_uk", STATE}


@pytest.mark.parametrize(
    "site", ["https://x.prefecture.gouv.fr/a", "https://leeds.gov.uk/x", "111.nhs.uk", "https://www.nasa.gov"]
)
def test_an_ending_that_only_a_state_gives(site: str) -> None:
    assert owners(site) == {STATE}


@pytest.mark.parametrize(
    "site",
    [
        "https://gouv.fr.secu-maj.info/x",
        "https://ameli-gouv.fr",
        "https://gov.uk.refund.top",
        "https://mygov.uk.com",
        "https://ameli.fr.renouv.top",
        "https://secu-maj.info",
    ],
)
def test_an_official_name_in_front_owns_nothing(site: str) -> None:
    assert owners(site) == set()


@pytest.mark.parametrize(
    "site",
    [
        "https://sites.google.com/view/x",
        "https://docs.google.com/forms/x",
        "https://drive.google.com/x",
        "https://forms.office.com/x",
        "https://wa.me/33612345678",
        "https://t.me/x",
        "https://moncolis.web.app/x",
    ],
)
def test_where_anybody_can_publish_or_chat_is_nobodys(site: str) -> None:
    assert owners(site) == set()


@pytest.mark.parametrize(
    "site",
    [
        "https://www.ameli.fr@secu-maj.info/x",
        "https://x@www.ameli.fr/x",
        "https://аmeli.fr/x",
        "https://ameli。fr/x",
    ],
)
def test_a_dressed_up_address_is_nobodys(site: str) -> None:
    assert owners(site) == set()


def test_what_runs_code_is_nobodys() -> None:
    link = take_apart("javascript://www.ameli.fr/x")
    assert link is not None
    assert link.runs
    assert SENDERS.owners_of(link) == frozenset()


@pytest.mark.parametrize("site", ["gmail.com", "outlook.fr", "yahoo.co.uk", "orange.fr", "free.fr"])
def test_a_mailbox_that_anybody_can_have_is_nobodys(site: str) -> None:
    assert SENDERS.owners_of_address(site) == frozenset()


@pytest.mark.parametrize(
    ("site", "owner"),
    [
        ("info.ameli.fr", "assurance_maladie"),
        ("ameli.fr", "assurance_maladie"),
        ("dgfip.finances.gouv.fr", STATE),
        ("hmrc.gov.uk", "hmrc"),
        ("notif-laposte.info", "la_poste"),
        ("assistance.free.fr", "free"),
    ],
)
def test_a_sending_site_and_its_owner(site: str, owner: str) -> None:
    assert owner in SENDERS.owners_of_address(site)


@pytest.mark.parametrize("site", ["secu-maj.info", "ameli.fr.renouv.top", "xameli.fr", "gouv.fr.top", ""])
def test_an_unknown_sending_site_is_nobodys(site: str) -> None:
    assert SENDERS.owners_of_address(site) == frozenset()


each_organisation = pytest.mark.parametrize("organisation", ORGANISATIONS.values(), ids=ORGANISATIONS)
_registered = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@each_organisation
def test_its_sites_are_registrable_domains(organisation: Organisation) -> None:
    registrable = [_registered(site).top_domain_under_public_suffix for site in organisation.sites]
    assert list(organisation.sites) == registrable


@each_organisation
def test_its_names_are_plain_words(organisation: Organisation) -> None:
    said = [*organisation.said, *organisation.said_weak]
    assert said == [" ".join(plain_words(name)) for name in said]


@each_organisation
def test_its_brands_are_runs_of_letters(organisation: Organisation) -> None:
    assert [brand for brand in organisation.brands if not (brand.isalnum() and brand.islower())] == []


@each_organisation
def test_what_it_never_asks_is_known(organisation: Organisation) -> None:
    assert set(organisation.never_asks) <= NEVER_ASKED


@each_organisation
def test_its_numbers_have_digits(organisation: Organisation) -> None:
    assert all(organisation.digits)


def test_no_two_organisations_share_a_name() -> None:
    said = [name for each in ORGANISATIONS.values() for name in each.said]
    assert sorted(name for name in set(said) if said.count(name) > 1) == []


def test_no_own_site_passes_for_a_free_host_or_a_shortener() -> None:
    sites = SENDERS.sites
    assert sorted((sites.free_hosts | sites.shorteners) & SENDERS.owners.keys()) == []


def test_each_campaign_is_an_organisations() -> None:
    assert {each.organisation for each in SENDERS.campaigns.values()} <= set(ORGANISATIONS)
