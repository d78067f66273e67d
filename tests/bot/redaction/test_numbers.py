import pytest

from bot.redaction.masks import Kind
from bot.redaction.numbers import NumberFinder
from tests.bot.redaction.finding import kinds

PUBLIC = frozenset({"3646", "0805805817", "116006", "17", "112", "33180523376"})


@pytest.fixture
def finder() -> NumberFinder:
    return NumberFinder(PUBLIC)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2 84 05 75 116 042 87", "nir"),
        ("2840575116042", "nir"),
        ("1 55 08 2A 123 456 24", "nir"),
        ("2 84 O5 75 ll6 O42 87", "nir"),
        ("06 12 34 56 78", "phone"),
        ("+33 6 12 34 56 78", "phone"),
        ("+33 (0)6 12 34 56 78", "phone"),
        ("0033612345678", "phone"),
        ("O6.l2.34.56.78", "phone"),
        ("4970 1012 3456 7893", "card"),
        ("4970-1012-3456-7893", "card"),
        ("4970 1012 3456 7890", "digits"),
        ("+44 7700 900123", "digits"),
        ("000 123 456", "digits"),
    ],
)
@pytest.mark.parametrize("sentence", ["c'est le {} voilà", "it is {} there you go", "{}"])
def test_finds_any_run_of_nine_digits_and_labels_it(
    finder: NumberFinder, text: str, kind: Kind, sentence: str
) -> None:
    assert kinds(finder.find, sentence.format(text)) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "réf 12345678",
        "3646",
        "36 46",
        "0 805 805 817",
        "0805805817",
        "+33 1 80 52 33 76",
        "+33180523376",
        "le 3646, le 0 805 805 817 ou le 116 006",
        "3646 or 116 006, then 17",
        "75011 et 69003",
        "13001 or 75011",
        "17/03/2022",
        "2022-03-17",
        "du 17/03/2022 au 24/03/2022",
        "17.03.2022 à 14:30",
        "2021, 2022, 2023",
        "les mois 01/2022, 02/2022 et 03/2022",
        "articles 226-4-1 et 323-1",
        "décret 2019-341 du 19 avril 2019",
        "règlement (UE) 2016/679",
        "C-340/21",
        "510 000 personnes",
        "510,000 people",
        "4 500,00 € le 12/04/2024",
        "€1,250.00 on 12/04/2024",
    ],
)
def test_leaves_public_numbers_dates_articles_and_amounts(finder: NumberFinder, text: str) -> None:
    assert kinds(finder.find, text) == []


def test_a_public_number_hides_no_private_one_beside_it(finder: NumberFinder) -> None:
    assert kinds(finder.find, "3646 0612345678") != []
    assert kinds(finder.find, "17/03/2022 2840575116042") != []
