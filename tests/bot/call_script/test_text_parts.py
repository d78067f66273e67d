import pytest

from bot.call_script.text_parts import plain_signs, text_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("é" * 160, 1),
        ("é" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ç" * 70, 1),
        ("ç" + "a" * 70, 2),
        ("ç" + "a" * 133, 2),
        ("ç" + "a" * 134, 3),
        ("\U0001f600" * 35, 1),
        ("\U0001f600" * 36, 2),
    ],
)
def test_parts_are_counted_as_the_network_does(text: str, parts: int) -> None:
    assert text_parts(text) == parts


def test_french_typography_is_taken_away() -> None:
    assert plain_signs("L’aide\u00a0: 116\u202f006\u202f!") == "L'aide : 116 006 !"
