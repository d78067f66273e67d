import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.plain_words import plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J’ai reçu ça !", ["j", "ai", "recu", "ca"]),
        ("J'ai reçu ça !", ["j", "ai", "recu", "ca"]),
        ("est-ce vrai ?", ["est", "ce", "vrai"]),
        ("I'm SCARED…", ["i", "m", "scared"]),
        ("ÉTÉ Noël", ["ete", "noel"]),
        ("sœur", ["sœur"]),
        ("2 lettres", ["2", "lettres"]),
        ("?!", []),
        ("", []),
    ],
)
def test_a_text_becomes_bare_words(text: str, words: list[str]) -> None:
    assert plain_words(text) == words


@given(st.text())
def test_words_are_never_empty_and_stay_as_they_are(text: str) -> None:
    words = plain_words(text)
    assert all(words)
    assert plain_words(" ".join(words)) == words
