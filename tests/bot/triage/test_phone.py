"""Phone numbers of a text, what kind each is, and the prices and dates that are none."""

import pytest

from bot.redaction.canonical import canonical
from bot.triage.phone import find_phones


def phones(text: str) -> list[tuple[str, str]]:
    return [(phone.digits, phone.kind) for phone in find_phones(canonical(text))]


@pytest.mark.parametrize(
    ("text", "digits", "kind"),
    [
        ("06 12 34 56 78", "0612345678", "mobile"),
        ("06.12.34.56.78", "0612345678", "mobile"),
        ("07-12-34-56-78", "0712345678", "mobile"),
        ("+33 6 12 34 56 78", "33612345678", "mobile"),
        ("0033612345678", "33612345678", "mobile"),
        ("07700 900123", "07700900123", "mobile"),
        ("+44 7700 900123", "447700900123", "mobile"),
        ("0899 12 34 56", "0899123456", "premium"),
        ("08 99 70 01 02", "0899700102", "premium"),
        ("0 899 700 102", "0899700102", "premium"),
        ("0825 123 456", "0825123456", "premium"),
        ("0906 123 4567", "09061234567", "premium"),
        ("01 23 45 67 89", "0123456789", "other"),
        ("09 74 75 36 46", "0974753646", "other"),
        ("+33 974 75 36 46", "33974753646", "other"),
        ("0800 123 456", "0800123456", "other"),
        ("020 7946 0018", "02079460018", "other"),
        ("+1 202 555 0143", "12025550143", "other"),
        ("(202) 555-0143", "2025550143", "other"),
    ],
)
@pytest.mark.parametrize("sentence", ["rappelez le {}.", "call {} now", "{}", "tel:{}, merci"])
def test_a_full_number_and_its_kind(text: str, digits: str, kind: str, sentence: str) -> None:
    assert phones(sentence.format(text)) == [(digits, kind)]


@pytest.mark.parametrize("text", ["+33 (0)6 12 34 56 78", "+44 (0)7700 900123"])
def test_a_zero_in_brackets_is_no_digit_of_a_mobile(text: str) -> None:
    assert [kind for _, kind in phones(text)] == ["mobile"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("appelez le 3646", "3646"),
        ("composez le 36 46", "3646"),
        ("call 60599", "60599"),
        ("envoyez STOP au 36180", "36180"),
        ("text 57575", "57575"),
        ("ring 119", "119"),
    ],
)
def test_a_short_number_that_one_is_told_to_call(text: str, digits: str) -> None:
    assert phones(text) == [(digits, "short")]


@pytest.mark.parametrize(
    "text",
    [
        "zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit",
        "zero six douze trente quatre cinquante six soixante dix huit",
        "oh seven seven zero zero nine zero zero one two three",
        "double oh seven seven nine four six oh one eight",
    ],
)
def test_a_spelt_number(text: str) -> None:
    assert phones(f"rappelez {text} merci") == [("", "other")]


@pytest.mark.parametrize(
    "text",
    [
        "1 250,00 €",
        "12 500 euros",
        "€1,250.00",
        "le 3000€",
        "12/03/2024",
        "le 12.03.2024",
        "2024-03-12",
        "14 h 30",
        "en 2024",
        "on 2023, call 2024",
        "au 15 mars",
        "75011",
        "facture 12345678",
        "colis 6A12345678901",
        "IBAN FR76 3000 6000 0112 3456 7890 189",
        "2 84 05 75 116 042 87",
        "deux cent cinquante euros",
        "twenty five pounds",
        "le 3,50",
        "call centre 24",
        "1" * 50,
        "",
    ],
)
def test_prices_dates_and_other_numbers_are_no_phones(text: str) -> None:
    assert phones(text) == []


@pytest.mark.parametrize("text", ["porté au 30000 euros", "it went on 3500 pounds"])
def test_a_price_in_words_is_no_short_number(text: str) -> None:
    assert phones(text) == []


def test_each_number_stands_where_it_was_found() -> None:
    text = "Appelez le 06 12 34 56 78 ou le 3646"
    assert [text[each.start : each.end].strip() for each in find_phones(text)] == ["06 12 34 56 78", "3646"]
