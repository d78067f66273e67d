import pytest

from bot.redaction.iban import find_ibans
from tests.bot.redaction.finding import pieces


@pytest.mark.parametrize(
    ("text", "iban"),
    [
        ("mon IBAN : FR76 3000 6000 0112 3456 7890 189, merci", "FR76 3000 6000 0112 3456 7890 189"),
        ("FR7630006000011234567890189", "FR7630006000011234567890189"),
        ("fr76.3000.6000.0112.3456.7890.189", "fr76.3000.6000.0112.3456.7890.189"),
        ("FR76-3000-6000-0112-3456-7890-189", "FR76-3000-6000-0112-3456-7890-189"),
        ("FR 76 30006 00001 12345678901 89", "FR 76 30006 00001 12345678901 89"),
        ("my German one: DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
        ("GB29 NWBK 6016 1331 9268 19", "GB29 NWBK 6016 1331 9268 19"),
        ("BE68539007547034", "BE68539007547034"),
        ("NL91 ABNA 0417 1643 00", "NL91 ABNA 0417 1643 00"),
        ("wrong check digits FR00 3000 6000 0112 3456 7890 189", "FR00 3000 6000 0112 3456 7890 189"),
    ],
)
def test_finds_an_iban(text: str, iban: str) -> None:
    assert pieces(find_ibans, text) == [iban]


@pytest.mark.parametrize(
    "text",
    [
        "FR76 3000",
        "il reste 12 mois et 2022 dossiers",
        "the letter of 17 March 2022 about 510 000 people",
        "Il est 10 heures 30 et j'attends depuis le 17 03 2022",
        "article LI 226-4-1 du code",
        "mon numéro 2 84 05 75 116 042 87",
    ],
)
def test_leaves_what_is_no_iban(text: str) -> None:
    assert pieces(find_ibans, text) == []
