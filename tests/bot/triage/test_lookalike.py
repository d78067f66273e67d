"""Sites that imitate or borrow a brand, and near misses that are somebody's honest name."""

import pytest

from bot.triage.link import take_apart
from bot.triage.lookalike import Brands, made_of, parts
from bot.triage.organisation import known_senders

BRANDS = Brands(
    [
        ("ameli", "assurance_maladie"),
        ("royalmail", "royal_mail"),
        ("colissimo", "la_poste"),
        ("amazon", "amazon"),
        ("caf", "caf"),
    ],
    ["mon", "compte", "secure", "suivi", "verif", "espace"],
)


@pytest.mark.parametrize(
    ("host", "ending", "owner"),
    [
        ("ameli.info", "info", "assurance_maladie"),
        ("royalmail.top", "top", "royal_mail"),
        ("royal-mail.top", "top", "royal_mail"),
        ("caf.top", "top", "caf"),
        ("ameli-versement.info", "info", "assurance_maladie"),
        ("verif.ameli.online", "online", "assurance_maladie"),
        ("ameli.fr.renouv.top", "top", "assurance_maladie"),
    ],
)
def test_the_brand_itself(host: str, ending: str, owner: str) -> None:
    assert BRANDS.imitated_by(host, ending) == owner


@pytest.mark.parametrize(
    ("host", "ending", "owner"),
    [
        ("royaImaiI.com", "com", "royal_mail"),
        ("royaimaii.com", "com", "royal_mail"),
        ("arneli.fr", "fr", "assurance_maladie"),
        ("аmeli.fr", "fr", "assurance_maladie"),
        ("arnazon.com", "com", "amazon"),
        ("colissim0-suivi.top", "top", "la_poste"),
    ],
)
def test_the_outline_of_a_brand(host: str, ending: str, owner: str) -> None:
    assert BRANDS.imitated_by(host, ending) == owner


@pytest.mark.parametrize(
    ("host", "ending", "owner"),
    [
        ("amazonn.com", "com", "amazon"),
        ("amazn.com", "com", "amazon"),
        ("aamzon.com", "com", "amazon"),
        ("amaozn.com", "com", "amazon"),
        ("colisimo.top", "top", "la_poste"),
        ("colissimmo.top", "top", "la_poste"),
        ("royalmial.top", "top", "royal_mail"),
        ("royallmaail.top", "top", "royal_mail"),
    ],
)
def test_letters_off_a_long_brand(host: str, ending: str, owner: str) -> None:
    assert BRANDS.imitated_by(host, ending) == owner


@pytest.mark.parametrize(
    ("host", "ending", "owner"),
    [
        ("moncompteameli.top", "top", "assurance_maladie"),
        ("secureroyalmail.com", "com", "royal_mail"),
        ("royalmailsecure.com", "com", "royal_mail"),
        ("suivicolissimoespace.com", "com", "la_poste"),
        ("ameliverif.fr", "fr", "assurance_maladie"),
    ],
)
def test_a_brand_among_words_of_service(host: str, ending: str, owner: str) -> None:
    assert BRANDS.imitated_by(host, ending) == owner


@pytest.mark.parametrize(
    ("host", "ending"),
    [
        ("amelia-photos.fr", "fr"),
        ("amelie-poulain.fr", "fr"),
        ("camelia.fr", "fr"),
        ("fameliparis.fr", "fr"),
        ("amazonie-voyages.fr", "fr"),
        ("royalmailparis.fr", "fr"),
        ("moncafe.fr", "fr"),
        ("cafe-du-port.fr", "fr"),
        ("boulangerie-martin.fr", "fr"),
        ("amlei.fr", "fr"),
        ("fleurs.fr", "fr"),
    ],
)
def test_a_near_miss_is_somebodys_own_name(host: str, ending: str) -> None:
    assert BRANDS.imitated_by(host, ending) is None


def imitated(host: str) -> str | None:
    """By the real brands."""
    link = take_apart(host)
    assert link is not None
    return known_senders().brands.imitated_by(host, link.site.partition(".")[2])


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("ameli-renouvellement.info", "assurance_maladie"),
        ("carte-vitale-maj.top", "assurance_maladie"),
        ("royaimaii-track.com", "royal_mail"),
        ("netflixx.com", "netflix"),
        ("chronop0st.fr", "chronopost"),
        ("doctolib-rdv.com", "doctolib"),
        ("mgen-sante.top", "mgen"),
        ("itunes-cadeau.top", "apple"),
        ("sncf-connect-billet.top", "sncf"),
        ("evri-redelivery.top", "evri"),
    ],
)
def test_false_sites_against_the_real_brands(host: str, owner: str) -> None:
    assert imitated(host) == owner


@pytest.mark.parametrize(
    "host",
    [
        "amelia-photos.fr",
        "camelia-fleurs.fr",
        "amelie-dupont.fr",
        "boulangerie-martin.fr",
        "mairie-lyon.fr",
        "cinema-rex.fr",
        "free-jazz.fr",
        "orangerie-nantes.fr",
        "pineapple.co.uk",
        "banque-alimentaire.fr",
        "ulysse-voyages.fr",
        "st-marys-school.co.uk",
        "oak-garden-centre.co.uk",
        "lafermedesamis.fr",
        "amazonie-trek.com",
    ],
)
def test_honest_sites_against_the_real_brands(host: str) -> None:
    assert imitated(host) is None


@pytest.mark.parametrize("host", ["acme-billing.com", "les-clients.fr", "nos-comptes.fr"])
def test_a_word_of_service_alone_imitates_no_brand(host: str) -> None:
    assert imitated(host) is None


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("ameli-versement.info", ["ameli", "versement", "info"]),
        ("mon_espace.top", ["mon", "espace", "top"]),
        ("colis24suivi", ["colis", "suivi"]),
        ("--..", []),
    ],
)
def test_parts_of_a_name(host: str, found: list[str]) -> None:
    assert parts(host) == found


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("moncompte", True),
        ("suivi", True),
        ("suivicolis", True),
        ("monchien", False),
        ("compt", False),
        ("", False),
    ],
)
def test_a_run_of_known_words(text: str, made: bool) -> None:
    assert made_of(text, frozenset({"mon", "compte", "suivi", "colis"})) == made
