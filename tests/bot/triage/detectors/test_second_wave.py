"""The wave after a leak, and honest words about a leak."""

import pytest

from bot.triage.detectors.second_wave import detect_second_wave
from bot.triage.reading import Channel
from tests.bot.triage.cases import signals_of

ANY = {"leak_as_pretext", "leak_check_site", "leak_compensation", "leak_complaint_form", "leak_lawyer"}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        (
            "Suite à la fuite de données de l'Assurance Maladie, une indemnisation de 420 € "
            "vous attend. Donnez votre IBAN.",
            "email",
            {"leak_as_pretext", "leak_compensation"},
        ),
        (
            "After the health data breach you are owed compensation of £300. Send us your account number.",
            "email",
            {"leak_as_pretext", "leak_compensation"},
        ),
        (
            "Vos données ont été volées : déposez plainte avec ce formulaire et indiquez "
            "votre numéro de sécurité sociale.",
            "email",
            {"leak_as_pretext", "leak_complaint_form"},
        ),
        (
            "Your data was stolen: join the class action, complete the claim form on "
            "https://leak-action.info",
            "email",
            {"leak_as_pretext", "leak_complaint_form"},
        ),
        (
            "Cabinet d'avocats : action pour les victimes de la fuite, honoraires de 60 € à régler.",
            "email",
            {"leak_lawyer"},
        ),
        pytest.param(
            "Notre avocat défend les victimes du piratage des données. Versez une provision de 90 €.",
            "email",
            {"leak_lawyer"},
        ),
        (
            "Our law firm acts for victims of the data breach. Pay a retainer of £60 to join.",
            "email",
            {"leak_lawyer"},
        ),
        (
            "Êtes-vous dans le fichier volé ? Vérifiez avec vos 13 chiffres sur https://fuite-verif.info",
            "sms",
            {"leak_as_pretext", "leak_check_site"},
        ),
        (
            "Are you in the leak? Check whether your details are exposed on https://leak-check.info",
            "sms",
            {"leak_as_pretext", "leak_check_site"},
        ),
        ("À cause de la cyberattaque, confirmez votre carte bancaire", "sms", {"leak_as_pretext"}),
        ("Because of the hack you must confirm your password", "sms", {"leak_as_pretext"}),
        pytest.param(
            "Suite au piratage de votre mutuelle, cliquez pour obtenir votre indemnisation : "
            "https://indem-mutuelle.info",
            "sms",
            {"leak_as_pretext", "leak_compensation"},
        ),
        pytest.param(
            "Votre numéro de sécu circule depuis la cyberattaque. Testez-le ici : https://test-nir.info",
            "sms",
            {"leak_as_pretext", "leak_check_site"},
        ),
        (
            "Cabinet Lenoir, avocat : rejoignez l'action contre la fuite de données, 45 € d'honoraires",
            "email",
            {"leak_lawyer"},
        ),
        ("Our solicitors are suing over the leak of your details, pay £45 to join", "email", {"leak_lawyer"}),
        (
            "La police a retrouvé vos données volées, portez plainte en ligne : https://plainte-fuite.info",
            "email",
            {"leak_complaint_form"},
        ),
    ],
)
def test_a_leak_as_a_bait(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_second_wave, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Vos données ont été concernées par une fuite. Aucune démarche n'est nécessaire.", "letter", ANY),
        ("Your data was involved in a breach. You have nothing to do.", "letter", ANY),
        ("Fuite de données : les informations officielles sont sur https://www.ameli.fr", "email", ANY),
        ("Data breach: read the facts on https://www.gov.uk", "email", ANY),
        ("Il y a une fuite d'eau sous l'évier, tu passes ?", "sms", ANY),
        ("There is a leak under the sink, can you come?", "sms", ANY),
        ("L'avocat a rappelé pour la succession, audience le 3 mai", "sms", ANY),
        ("The solicitor called about the house", "sms", ANY),
        ("Donnez votre IBAN pour l'indemnisation du dégât des eaux", "email", ANY),
        ("Suite à la fuite, nous ne vous demanderons jamais votre mot de passe", "email", ANY),
    ],
)
def test_honest_words_about_a_leak(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_second_wave, text, channel)
