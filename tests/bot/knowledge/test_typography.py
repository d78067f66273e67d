import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.typography import french_typography


@pytest.mark.parametrize(
    ("typed", "typeset"),
    [
        ("Que faire ?", "Que faire\u202f?"),
        ("Attention !", "Attention\u202f!"),
        ("un ; deux", "un\u202f; deux"),
        ("Voici :", "Voici\u00a0:"),
        ("Voici : trois", "Voici\u00a0: trois"),
        ("contre « X »", "contre «\u202fX\u202f»"),
        ("«X»", "«\u202fX»"),
        ("l'adresse", "l’adresse"),
        ("510 000 personnes", "510\u202f000 personnes"),
        ("0 805 805 817", "0\u202f805\u202f805\u202f817"),
        ("100 %", "100\u202f%"),
        ("45 €", "45\u202f€"),
        ("8 h 30", "8\u202fh 30"),
        ("https://ameli.fr", "https://ameli.fr"),
        ("à 14:30", "à 14:30"),
        ("dit 'ainsi'", "dit 'ainsi'"),
        ("", ""),
    ],
)
def test_sets_french_spaces_and_apostrophes(typed: str, typeset: str) -> None:
    assert french_typography(typed) == typeset


_FRENCH = st.text(alphabet="aé1 2;:!?«»'’%€h \u00a0\u202f\n", max_size=60)


@given(st.one_of(_FRENCH, st.text()))
def test_a_second_time_changes_nothing(text: str) -> None:
    once = french_typography(text)
    assert french_typography(once) == once


@given(_FRENCH)
def test_only_spaces_and_apostrophes_are_touched(text: str) -> None:
    def bare(value: str) -> str:
        return "".join(value.replace("'", "’").split())

    assert bare(french_typography(text)) == bare(text)
