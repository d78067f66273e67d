"""Letters of other scripts, digits and capitals that pose as our letters."""

import pytest

from bot.triage.folding import in_disguise, our_letters, outline


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("аmeli", "ameli"),
        ("amеli", "ameli"),
        ("раураl", "paypal"),
        ("ρaypal", "paypal"),
        ("αmeli", "ameli"),
        ("Vоtre cоmpte est bloqué", "Votre compte est bloqué"),
        ("ѕécu", "sécu"),
        ("ameli", "ameli"),
        ("", ""),
    ],
)
def test_letters_of_other_scripts_become_ours(text: str, folded: str) -> None:
    assert our_letters(text) == folded


@pytest.mark.parametrize("text", ["café", "éàùçœ", "Élysée", "où est l’œuvre ?", "naïve", "5 € à côté"])
def test_accents_of_our_own_languages_stay(text: str) -> None:
    assert our_letters(text) == text


@pytest.mark.parametrize("word", ["аmeli", "amеli", "раураl", "ρaypal", "lаposte", "ѕécu"])
def test_a_word_of_two_alphabets_is_in_disguise(word: str) -> None:
    assert in_disguise(word)


@pytest.mark.parametrize("word", ["ameli", "café", "Élysée", "œuvre", "банк", "Ωmega", "1234", "", "😀ok"])
def test_a_word_of_one_alphabet_is_in_no_disguise(word: str) -> None:
    assert not in_disguise(word)


@pytest.mark.parametrize(
    ("disguised", "brand"),
    [
        ("AMELl", "ameli"),
        ("ameIi", "ameli"),
        ("AMELI", "ameli"),
        ("am3li", "ameli"),
        ("аmeli", "ameli"),
        ("royaImaiI", "royalmail"),
        ("arnazon", "amazon"),
        ("vvhatsapp", "whatsapp"),
        ("p@ypa1", "paypal"),
        ("g00gle", "google"),
        ("$ncf", "sncf"),
        ("5ncf", "sncf"),
        ("Élysée", "elysee"),
    ],
)
def test_what_looks_the_same_has_one_outline(disguised: str, brand: str) -> None:
    assert outline(disguised) == outline(brand)


@pytest.mark.parametrize(
    ("word", "other"), [("ameli", "amelie"), ("ameli", "emeli"), ("caf", "cnaf"), ("poste", "posts")]
)
def test_other_words_have_other_outlines(word: str, other: str) -> None:
    assert outline(word) != outline(other)
