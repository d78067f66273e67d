"""Where the links of a message lead, by their addresses alone."""

import pytest

from bot.triage.detectors.links import detect_links
from bot.triage.reading import Channel
from bot.triage.signal import Signal, Values
from tests.bot.triage.cases import case_of, signals_of


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        ("Ameli : javascript:alert(1)", "sms", {"link_runs_code"}),
        ("See data:text/html;base64,PHNjcmlwdD4=", "email", {"link_runs_code"}),
        ("Votre compte : https://www.ameli.fr@secu-maj.info/login", "sms", {"link_hides_its_site"}),
        ("Tax refund: https://www.gov.uk@refund-desk.top/x", "sms", {"link_hides_its_site"}),
        ("https://www.impots.gouv.fr.espace-remb.top/x", "sms", {"link_official_in_front"}),
        ("https://www.gov.uk.tax-claim.info/x", "sms", {"link_official_in_front"}),
        ("https://ameli.fr-compte.info/x", "sms", {"link_official_in_front"}),
        ("https://royalmail-com.parcel-desk.top", "sms", {"link_official_in_front"}),
        ("https://аmeli.fr/x", "sms", {"link_disguised_letters"}),
        ("https://раypal.com/x", "sms", {"link_disguised_letters"}),
        ("https://xn--mli-6cd.fr/x", "sms", {"link_disguised_letters"}),
        ("Votre colis : https://chronop0st-suivi.com", "sms", {"link_lookalike"}),
        ("Your parcel: https://royalmail-redelivery.com", "sms", {"link_lookalike", "link_unknown"}),
        ("https://suivi-livraison-colis.fr/x", "sms", {"link_bait_words"}),
        ("https://secure-parcel-update.com/x", "sms", {"link_bait_words"}),
        ("http://192.168.10.5/login", "sms", {"link_unknown", "link_without_name"}),
        ("http://3232235777/x", "email", {"link_without_name"}),
        ("https://bit.ly/3xYz", "sms", {"link_shortened"}),
        ("https://mon-suivi.web.app", "sms", {"link_free_host"}),
        ("https://fees-desk.weebly.com", "sms", {"link_free_host"}),
        ("https://mairie-infos.top", "sms", {"link_risky_ending"}),
        ("https://boulangerie-martin.fr", "sms", {"link_unknown"}),
        ("Ameli : votre carte expire, voir https://boulangerie-martin.fr", "sms", {"link_not_of_claimed"}),
        ("HMRC: see https://oak-garden.co.uk", "sms", {"link_not_of_claimed"}),
        ("Ameli : voir https://www.ameli.fr", "sms", {"link_official"}),
        ("HMRC: see https://www.gov.uk/tax", "sms", {"link_official"}),
        ("Info : voir https://www.impots.gouv.fr", "sms", {"link_official"}),
        ("Ameli : voir https://www.royalmail.com", "sms", {"link_of_another"}),
        ("Royal Mail: see https://www.ameli.fr", "sms", {"link_of_another"}),
        ("colis-retenu.top : votre colis attend", "sms", {"link_unknown"}),
        ("Votre facture : https://docs.google.com/forms/d/1", "email", {"link_of_anybody"}),
        ("Read it here: https://www.dropbox.com/s/abc", "email", {"link_of_anybody"}),
        ("https://www.google.com/url?q=ameli-maj.top", "sms", {"link_of_anybody", "link_unknown"}),
        ("Votre facture : https://files.example.com/facture.apk", "sms", {"link_runs_code"}),
        ("Ameli : rendez-vous sur compte-vitale point com", "sms", {"link_not_of_claimed"}),
        pytest.param("Tax it online at gov.uk/vehicle-tax", "email", {"link_official"}),
    ],
)
def test_what_a_link_shows(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_links, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("AMELI.FR : votre carte est prête", "sms", {"link_not_of_claimed", "link_official", "link_unknown"}),
        (
            "Voir https://www.ameli.fr/assure",
            "sms",
            {"link_bait_words", "link_lookalike", "link_official_in_front", "link_unknown"},
        ),
        (
            "See https://www.tax.service.gov.uk/x",
            "sms",
            {"link_bait_words", "link_lookalike", "link_official_in_front", "link_unknown"},
        ),
        (
            "https://amelia-photos.fr",
            "sms",
            {
                "link_bait_words",
                "link_disguised_letters",
                "link_lookalike",
                "link_official_in_front",
                "link_risky_ending",
            },
        ),
        (
            "https://www.oak-garden.co.uk/menu",
            "sms",
            {"link_bait_words", "link_lookalike", "link_official_in_front", "link_risky_ending"},
        ),
        ("https://ameli.fr@secu-maj.info/x", "sms", {"link_official"}),
        ("https://www.gov.uk.tax-claim.info/x", "sms", {"link_official"}),
        ("https://sites.google.com/view/x", "sms", {"link_official"}),
        ("https://wa.me/33612345678", "sms", {"link_official"}),
        ("écrivez à aide@ameli.fr", "email", {"link_official", "link_unknown"}),
        ("Votre colis est arrivé", "sms", {"link_official", "link_unknown"}),
        ("Info : https://www.impots.gouv.fr", "sms", {"link_not_of_claimed", "link_of_another"}),
        ("HMRC: see https://leeds.gov.uk/x", "sms", {"link_not_of_claimed", "link_of_another"}),
    ],
)
def test_what_a_link_does_not_show(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_links, text, channel)


@pytest.mark.parametrize(
    ("text", "signal", "values"),
    [
        ("voir https://a.secu-maj.info/x", "link_unknown", {"site": "secu-maj[.]info"}),
        (
            "Ameli : voir https://secu-maj.info/x",
            "link_not_of_claimed",
            {"site": "secu-maj[.]info", "organisation": "assurance_maladie"},
        ),
        (
            "Your parcel: https://royalmail-redelivery.com",
            "link_lookalike",
            {"site": "royalmail-redelivery[.]com", "organisation": "royal_mail"},
        ),
    ],
)
def test_a_reason_names_the_site_and_makes_no_link_of_it(text: str, signal: str, values: Values) -> None:
    assert Signal(signal, values) in list(detect_links(case_of(text)))


def test_what_runs_code_is_not_looked_at_further() -> None:
    assert signals_of(detect_links, "Ameli : javascript:alert(1)") == {"link_runs_code"}


def test_each_link_is_looked_at() -> None:
    text = "https://www.ameli.fr puis https://boulangerie-martin.fr"
    assert signals_of(detect_links, text) == {"link_unknown"}, "an official one beside it proves nothing"
