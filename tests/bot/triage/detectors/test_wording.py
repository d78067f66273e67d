"""Messages worded as scams are, messages worded as others are, and too few words to tell."""

import pytest

from bot.triage.detectors.wording import detect_wording
from bot.triage.reading import Channel
from tests.bot.triage.cases import case_of, signals_of


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        (
            "Votre colis est en attente de livraison. Merci de régler les frais de 1,99 € "
            "sous 48h sur https://suivi-frais.top sinon il sera retourné.",
            "sms",
            {"worded_like_scams"},
        ),
        (
            "Your account has been suspended. Click the link within 24 hours to verify your "
            "identity or it will be closed: https://verify-desk.top",
            "email",
            {"worded_like_scams"},
        ),
        (
            "Congratulations, you have been selected to receive a gift. Pay the small "
            "delivery fee now to claim your prize: https://gift-desk.top",
            "sms",
            {"worded_like_scams"},
        ),
        (
            "Bonjour, votre rendez-vous chez le dentiste est confirmé mardi à 10h. En cas "
            "d'empêchement, merci de prévenir le cabinet. Bonne journée",
            "sms",
            {"worded_like_others"},
        ),
        (
            "Coucou, on se retrouve samedi midi devant le cinéma ? Je ramène le gâteau et les "
            "enfants, bisous à tous",
            "sms",
            {"worded_like_others"},
        ),
        (
            "Hi, are we still on for lunch on Sunday? I can pick you up at twelve, the kids "
            "are looking forward to it. See you soon, love",
            "sms",
            {"worded_like_others"},
        ),
        (
            "Dear patient, your appointment at the clinic is on Tuesday at 10. Please arrive "
            "ten minutes early and bring your letter. Thank you",
            "letter",
            {"worded_like_others"},
        ),
        (
            "Félicitations, vous êtes sélectionné pour recevoir un cadeau. Cliquez vite et "
            "réglez les frais de livraison avec votre carte : https://cadeau-frais.top",
            "sms",
            {"worded_like_scams"},
        ),
    ],
)
def test_how_a_message_is_worded(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_wording, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        (
            "Bonjour, votre rendez-vous chez le dentiste est confirmé mardi à 10h. En cas "
            "d'empêchement, merci de prévenir le cabinet. Bonne journée",
            "sms",
            {"worded_like_scams"},
        ),
        (
            "Hi, are we still on for lunch on Sunday? I can pick you up at twelve, see you soon, love",
            "sms",
            {"worded_like_scams"},
        ),
        (
            "Votre compte sera suspendu sous 24h, cliquez sur https://compte-maj.top et "
            "confirmez votre carte",
            "sms",
            {"worded_like_others"},
        ),
        (
            "Your parcel is held, pay the fee within 24 hours on https://post-fee.top or it will be returned",
            "sms",
            {"worded_like_others"},
        ),
        ("", "sms", {"worded_like_others", "worded_like_scams"}),
        ("ok", "sms", {"worded_like_scams"}),
        ("xyzzy plugh qwxz", None, {"worded_like_others", "worded_like_scams"}),
    ],
)
def test_no_message_is_worded_as_the_other_kind(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_wording, text, channel)


@pytest.mark.parametrize("text", ["urgent cliquez payez " * 60, "bisous samedi merci " * 60])
def test_wording_counts_no_more_than_three_times(text: str) -> None:
    assert all(0.3 <= signal.times <= 3 for signal in detect_wording(case_of(text)))
