"""Hurry, loss, threats and secrecy, and messages without them."""

import pytest

from bot.triage.detectors.pressure import detect_pressure
from bot.triage.reading import Channel
from tests.bot.triage.cases import signals_of

ANY = {"deadline", "legal_threat", "loss", "secrecy"}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        pytest.param("Répondez sous 48 heures", "sms", {"deadline"}),
        ("Dernier rappel avant ce soir", "sms", {"deadline"}),
        ("You have 24 hours to reply, act now", "sms", {"deadline"}),
        ("Final notice: pay today", "sms", {"deadline"}),
        ("Sans réponse, votre compte sera suspendu", "email", {"loss"}),
        ("Votre ligne sera coupée", "sms", {"loss"}),
        ("Your account will be suspended", "sms", {"loss"}),
        ("The parcel will be returned to the sender", "sms", {"loss"}),
        ("Des poursuites judiciaires seront engagées devant le tribunal", "letter", {"legal_threat"}),
        ("We will prosecute you and bailiffs will come", "letter", {"legal_threat"}),
        ("N'en parlez à personne", "sms", {"secrecy"}),
        ("Ne raccrochez pas, restez en ligne", "call", {"secrecy"}),
        pytest.param("Never tell your bank about this", "sms", {"secrecy"}),
        ("Stay on the line and keep this confidential", "call", {"secrecy"}),
        pytest.param("Don't tell anyone about this", "sms", {"secrecy"}),
        pytest.param("Do not tell anyone about this", "sms", {"secrecy"}),
    ],
)
def test_what_presses(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_pressure, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Merci pour le gâteau, il était très bon", "sms", ANY),
        ("Thanks for the cake, it was lovely", "sms", ANY),
        ("Votre attestation est dans votre espace", "email", ANY),
        ("The photos of the garden are ready", "email", ANY),
        ("On dîne ensemble samedi en huit ?", "sms", ANY),
        ("Tell everyone about the party", "sms", ANY),
        ("Parlez-en à votre médecin", "letter", {"legal_threat", "loss", "secrecy"}),
        ("Talk to your doctor about it", "letter", {"legal_threat", "loss", "secrecy"}),
    ],
)
def test_what_does_not_press(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_pressure, text, channel)
