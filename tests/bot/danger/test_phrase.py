import pytest

from bot.danger.phrase import Phrase


@pytest.mark.parametrize(
    ("written", "words", "found"),
    [
        ("je veux mourir", "je veux mourir", True),
        ("je veux mourir", "parfois je veux mourir voila", True),
        ("je veux mourir", "je veux dormir", False),
        ("je veux mourir", "je ne veux pas mourir", False),
        ("veux|veut mourir", "on veut mourir", True),
        ("je? veux mourir", "veux mourir", True),
        ("veux * mourir", "veux vraiment juste enfin mourir", True),
        ("veux * mourir", "veux mourir", True),
        ("veux * mourir", "veux un deux trois quatre mourir", False),
        ("suicide", "suicde", True),
        ("suicide", "suiicde", True),
        ("suicide", "siucde", False),
        ("suicide", "ruicide", False),
        ("desesperee", "dessesperree", True),
        ("mort", "port", False),
        ("mort", "morte", False),
        ("mort", "", False),
    ],
)
def test_a_phrase_is_found_with_alternatives_gaps_and_small_errors(
    written: str, words: str, found: bool
) -> None:
    assert Phrase.parse(written).found_in(words.split()) is found


@pytest.mark.parametrize("written", ["", "*", "je?", "je? * tu?"])
def test_a_phrase_that_would_match_anything_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="matches anything"):
        Phrase.parse(written)
