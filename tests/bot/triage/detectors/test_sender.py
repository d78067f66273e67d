"""Who a message says it comes from, against the addresses it shows."""

import pytest

from bot.triage.detectors.sender import detect_sender
from bot.triage.reading import Channel
from bot.triage.signal import Signal
from tests.bot.triage.cases import case_of, signals_of

ANY = {"answer_elsewhere", "name_misspelt", "official_label", "sender_not_of_claimed", "sender_official"}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        ("De : Ameli <no-reply@secu-maj.info>\nVotre carte est prête", "email", {"sender_not_of_claimed"}),
        ("From: HMRC <refund@tax-desk.top>\nYour refund is ready", "email", {"sender_not_of_claimed"}),
        ("De : Ameli <service.ameli@gmail.com>\nVotre carte est prête", "email", {"sender_not_of_claimed"}),
        ("From: Royal Mail <post@ameli.fr>\nYour parcel", "email", {"sender_not_of_claimed"}),
        ("De : Ameli <no-reply@info.ameli.fr>\nVotre attestation est prête", "email", {"sender_official"}),
        ("From: HMRC <no-reply@hmrc.gov.uk>\nYour statement is ready", "email", {"sender_official"}),
        (
            "Répondez à dossier.martin@gmail.com avec une copie de votre passeport",
            "email",
            {"answer_elsewhere"},
        ),
        ("Reply to claims.desk@outlook.com with a copy of your passport", "email", {"answer_elsewhere"}),
        ("AMELI.FR : votre carte est prête", "sms", {"official_label"}),
        pytest.param("GOV.UK: your tax refund is ready", "sms", {"official_label"}),
        ("AMELl : votre carte est prête", "sms", {"name_misspelt"}),
        ("Assurance MaIadie : votre carte est prête", "sms", {"name_misspelt"}),
        ("R0yal Mail: your parcel is held", "sms", {"name_misspelt"}),
        pytest.param("Аmeli : votre carte est prête", "sms", {"name_misspelt"}),
    ],
)
def test_a_sender_against_the_name(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_sender, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Ameli : votre carte est prête", "sms", ANY),
        ("Royal Mail: your parcel is on its way", "sms", ANY),
        ("De : Paul <paul.martin@gmail.com>\nOn dîne samedi ?", "email", ANY),
        ("From: Anna <anna_smith@outlook.com>\nSee you on Sunday", "email", ANY),
        (
            "De : Ameli <no-reply@info.ameli.fr>\nBonjour",
            "email",
            {"answer_elsewhere", "name_misspelt", "sender_not_of_claimed"},
        ),
        (
            "From: HMRC <no-reply@hmrc.gov.uk>\nHello",
            "email",
            {"answer_elsewhere", "name_misspelt", "sender_not_of_claimed"},
        ),
        ("Ameli : une question ? Répondez à conseiller@ameli.fr", "email", {"answer_elsewhere"}),
        ("HMRC: reply to help@hmrc.gov.uk", "email", {"answer_elsewhere"}),
        ("L'Assurance Maladie vous informe", "email", {"name_misspelt"}),
        ("Crédit Agricole : votre relevé est prêt", "email", {"name_misspelt"}),
        ("colis-retenu.top : votre colis", "sms", {"official_label"}),
    ],
)
def test_a_sender_that_fits_or_none(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_sender, text, channel)


def test_a_strange_sender_names_both_sides() -> None:
    case = case_of("De : Ameli <no-reply@mail.secu-maj.info>\nVotre carte est prête", "email")
    values = {"site": "secu-maj[.]info", "organisation": "assurance_maladie"}
    assert list(detect_sender(case)) == [Signal("sender_not_of_claimed", values)]
