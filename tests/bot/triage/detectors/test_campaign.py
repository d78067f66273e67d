"""A genuine campaign: its words, in its time, asking no more than it asked."""

from datetime import date

import pytest

from bot.triage.detectors.campaign import detect_campaign
from tests.bot.triage.cases import signals_of


@pytest.mark.parametrize(
    ("text", "received_on"),
    [
        (
            "Mon espace santé : activez votre profil avec votre numéro de sécurité sociale "
            "sur https://www.monespacesante.fr",
            date(2022, 3, 10),
        ),
        (
            "Mon espace santé est ouvert pour vous. Rien à faire, il sera créé automatiquement.",
            date(2022, 2, 3),
        ),
        (
            "Your Mon espace santé is open: activate it with the code we sent you on "
            "https://www.monespacesante.fr",
            date(2022, 7, 31),
        ),
        ("Mon Espace Santé : saisissez le code provisoire reçu par courrier", date(2022, 5, 1)),
    ],
)
def test_a_genuine_campaign_in_its_time(text: str, received_on: date) -> None:
    assert signals_of(detect_campaign, text, "email", received_on) == {"genuine_campaign"}


@pytest.mark.parametrize(
    ("text", "received_on"),
    [
        ("Mon espace santé : activez votre profil sur https://www.monespacesante.fr", date(2022, 2, 2)),
        ("Mon espace santé : activez votre profil sur https://www.monespacesante.fr", date(2022, 8, 1)),
        ("Mon espace santé : activez votre profil sur https://www.monespacesante.fr", None),
        ("Mon espace santé : activez votre profil sur https://mon-espace-sante.info", date(2022, 3, 10)),
        ("Mon espace santé : donnez votre mot de passe", date(2022, 3, 10)),
        ("Mon espace santé: send us your IBAN to activate it", date(2022, 3, 10)),
        ("Mon espace santé: pay with a gift card", date(2022, 3, 10)),
        ("Votre espace santé au travail est ouvert", date(2022, 3, 10)),
        ("Your health record is open", date(2022, 3, 10)),
    ],
)
def test_out_of_its_time_or_asking_more_it_is_none(text: str, received_on: date | None) -> None:
    assert signals_of(detect_campaign, text, "email", received_on) == set()
