import random

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.language.misspelling import misspelt

SENTENCES: dict[Language, str] = {
    "fr": "Bonjour, j'ai reçu un courrier de la sécu, c'est quoi ?",
    "en": "What should I do with the letter, please?",
}


def copies(language: Language) -> set[str]:
    return {misspelt(SENTENCES[language], language, random.Random(seed)) for seed in range(60)}


def test_copies_differ_from_the_dictionary_in_many_ways() -> None:
    for language in LANGUAGES:
        assert len(copies(language)) > 20


def test_phones_spell_as_phones_do() -> None:
    assert any("koi" in copy for copy in copies("fr"))
    assert any("wot" in copy for copy in copies("en"))


def test_the_same_seed_gives_the_same_copy() -> None:
    assert misspelt("Où porter plainte ?", "fr", random.Random(7)) == misspelt(
        "Où porter plainte ?", "fr", random.Random(7)
    )


@given(text=st.text(min_size=1, max_size=60), seed=st.integers(0, 1000))
def test_a_copy_is_never_empty_of_what_had_letters(text: str, seed: int) -> None:
    if any(c.isalpha() for c in text[1:]) and len(text) > 2:
        assert misspelt(text, "fr", random.Random(seed))
