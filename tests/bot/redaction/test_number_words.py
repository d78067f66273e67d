import pytest

from bot.redaction.number_words import find_number_words
from tests.bot.redaction.finding import kinds


@pytest.mark.parametrize(
    "text",
    [
        "deux quatre-vingt-quatre zéro cinq soixante-quinze cent seize zéro quarante-deux",
        "deux, huit, quatre, zero, cinq, sept, cinq",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        "un nonante-cinq zéro huit septante-cinq cent vingt",
        "two eighty-four zero five seventy-five one sixteen",
        "two eight four oh five seven five double one six",
        "deux 84 zéro cinq 75 116 042",
        "two 84 oh five 75 116 042",
    ],
)
def test_finds_a_number_that_is_dictated(text: str) -> None:
    assert kinds(find_number_words, f"bon : {text}.") == ["digits"]


@pytest.mark.parametrize(
    "text",
    [
        "quatre-vingt-dix-sept ans",
        "un ou deux courriers, peut-être trois",
        "one letter, two calls and three text messages",
        "deux mille vingt-deux",
        "two thousand and twenty-two",
        "nineteen eighty-four",
        "née en mille neuf cent quatre-vingt-quatre",
        "cinq cent dix mille personnes",
        "five hundred and ten thousand people",
        "cent euros le 17 mars",
    ],
)
def test_leaves_numbers_of_everyday_speech(text: str) -> None:
    assert kinds(find_number_words, text) == []
