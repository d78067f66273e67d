"""Premium, mobile, unknown and official numbers of a message."""

import pytest

from bot.triage.detectors.phones import detect_phones
from bot.triage.reading import Channel
from tests.bot.triage.cases import MISSED, signals_of

ANY = {"mobile_of_official", "number_can_be_forged", "official_number", "premium_number", "unknown_number"}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        ("Appelez le 0899 12 34 56 pour débloquer votre dossier", "sms", {"premium_number"}),
        ("Call 0906 123 4567 to claim", "sms", {"premium_number"}),
        ("Ameli : rappelez le 06 12 34 56 78", "sms", {"mobile_of_official", "number_can_be_forged"}),
        ("HMRC: call 07700 900123", "sms", {"mobile_of_official", "number_can_be_forged"}),
        ("Votre banque : rappelez le 07 12 34 56 78", "sms", {"mobile_of_official"}),
        ("Your bank: call 07700 900123", "sms", {"mobile_of_official"}),
        ("Rappelez le 01 84 80 12 34", "sms", {"unknown_number"}),
        ("Call 020 3808 1234", "sms", {"unknown_number"}),
        ("Coucou, mon numéro est le 06 12 34 56 78", "sms", {"unknown_number"}),
        ("Ameli : appelez le 3646", "sms", {"number_can_be_forged", "official_number"}),
        ("Ameli : appelez le 09 74 75 36 46", "email", {"official_number"}),
        ("Ameli: call +33 974 75 36 46", "email", {"official_number"}),
        pytest.param("Medicare: call 1-800-633-4227", "email", {"official_number"}, marks=MISSED),
        ("Ameli m'a appelé hier", None, {"number_can_be_forged"}),
        pytest.param("Votre banque : rappelez le +33 (0)6 12 34 56 78", "sms", {"mobile_of_official"}),
    ],
)
def test_the_numbers_of_a_message(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_phones, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        (
            "Ameli : appelez le 09 74 75 36 46",
            "email",
            {"mobile_of_official", "number_can_be_forged", "premium_number", "unknown_number"},
        ),
        ("Payez 1 250,00 € avant le 12/03/2024", "sms", ANY),
        ("See you at 5 on 12/03", "sms", ANY),
        (
            "Maman, mon numéro est le 06 12 34 56 78",
            "sms",
            {"mobile_of_official", "number_can_be_forged", "official_number", "premium_number"},
        ),
        (
            "My number is 07700 900123",
            "sms",
            {"mobile_of_official", "number_can_be_forged", "official_number", "premium_number"},
        ),
        ("Votre code est 482913", "sms", ANY),
        ("Ameli : votre attestation est prête", "letter", ANY),
        ("Call 0800 123 456", "sms", {"mobile_of_official", "premium_number"}),
    ],
)
def test_numbers_that_are_something_else(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_phones, text, channel)
