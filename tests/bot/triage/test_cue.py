"""Cues: which wordings a phrase finds, whatever hides their letters."""

import pytest

from bot.language.phrase import Phrase
from bot.language.plain_words import plain_words
from bot.triage.cue import CueBook


def book(*phrases: str) -> CueBook:
    return CueBook({"said": [Phrase.parse(phrase) for phrase in phrases]})


def finds(phrase: str, text: str) -> bool:
    return "said" in book(phrase).found_in(plain_words(text))


@pytest.mark.parametrize(
    "text", ["vérifiez ici", "il faut verifier", "la vérification", "VERIFIEZ", "on vous verifie", "verif"]
)
def test_a_stem_is_any_word_that_begins_so(text: str) -> None:
    assert finds("verif~", text)


@pytest.mark.parametrize("text", ["la vérité", "averif", "ve rif", ""])
def test_a_stem_is_no_shorter_word_and_no_middle(text: str) -> None:
    assert not finds("verif~", text)


@pytest.mark.parametrize(
    "text",
    [
        "donnez code",
        "donnez votre code",
        "donnez-nous votre code",
        "donnez nous vite votre code",
    ],
)
def test_a_gap_holds_up_to_three_words(text: str) -> None:
    assert finds("donnez * code", text)


@pytest.mark.parametrize("text", ["donnez nous vite ici votre code", "code donnez", "donnez", "votre code"])
def test_a_gap_holds_no_fourth_word_and_keeps_the_order(text: str) -> None:
    assert not finds("donnez * code", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("donnez votre code", True),
        ("donnez ton code", True),
        ("donnez code", True),
        ("donnez notre code", False),
        ("donnez votre ton code", False),
    ],
)
def test_an_optional_word_may_be_missing(text: str, found: bool) -> None:
    assert finds("donnez votre|ton? code", text) == found


@pytest.mark.parametrize("text", ["votre colis", "ton colis", "votre paquet"])
def test_any_of_the_alternatives(text: str) -> None:
    assert finds("votre|ton colis|paquet", text)


@pytest.mark.parametrize("text", ["c0lis", "co1is", "C0L1S", "coIis", "colis"])
def test_digits_and_capitals_for_letters(text: str) -> None:
    assert finds("colis", text)


@pytest.mark.parametrize("text", ["v3rifier", "ver1fiez", "V3RIFICATION"])
def test_digits_for_letters_within_a_stem(text: str) -> None:
    assert finds("verif~", text) == (text != "ver1fiez")


@pytest.mark.parametrize("text", ["10115", "c olis", "colics"])
def test_another_word_is_no_disguise(text: str) -> None:
    assert not finds("colis", text)


@pytest.mark.parametrize(
    "text", ["immédiatemment", "immediatment", "immediatemnet", "immediatement", "immediatemant"]
)
def test_one_typing_error_in_a_long_word(text: str) -> None:
    assert finds("immediatement", text)


@pytest.mark.parametrize("text", ["immdiatment", "imediatemant", "mmediatement"])
def test_no_two_errors_and_none_in_the_first_letter(text: str) -> None:
    assert not finds("immediatement", text)


@pytest.mark.parametrize(("phrase", "text"), [("carte", "caret"), ("compte", "conte"), ("prison", "poison")])
def test_no_error_in_a_short_word(phrase: str, text: str) -> None:
    assert not finds(phrase, text)


@pytest.mark.parametrize(
    ("text", "found"), [("orange votre facture", True), ("une orange", False), ("", False)]
)
def test_a_phrase_may_ask_for_the_start(text: str, found: bool) -> None:
    assert finds("^ orange", text) == found


def test_each_cue_tells_the_place_of_its_first_word() -> None:
    cues = {"asks": [Phrase.parse("donnez * code")], "denies": [Phrase.parse("jamais|ne")]}
    found = CueBook(cues).found_in(plain_words("Ne tardez pas, donnez votre code"))
    assert found["denies"] < found["asks"]


def test_several_phrases_are_one_cue() -> None:
    both = book("donnez * code", "dictez * chiffres")
    assert both.names == {"said"}
    assert both.found_in(plain_words("dictez les chiffres"))
    assert both.found_in(plain_words("donnez le code"))
    assert not both.found_in(plain_words("donnez les chiffres"))


@pytest.mark.parametrize("phrase", ["*", "votre?", "* mot?"])
def test_a_phrase_that_matches_anything_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="matches anything"):
        book(phrase)


def test_a_word_without_end_is_read() -> None:
    assert book("verif~", "immediatement").found_in(["verif" + "x" * 5000, "i" * 5000])
