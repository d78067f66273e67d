"""A text as the eye reads it: letters of other scripts, digits and capitals that pose as our letters."""

import unicodedata
from functools import cache

from bot.language.plain_words import without_accents

# What looks alike in most typefaces, all as one sign; only for comparing, never for showing.
_ALIKE = str.maketrans(
    {"1": "l", "i": "l", "|": "l", "!": "l", "0": "o", "5": "s", "$": "s", "3": "e", "4": "a", "@": "a"}
)
_PAIRS = (("rn", "m"), ("vv", "w"))


@cache
def _lookalikes() -> dict[int, str]:
    """From Unicode's own table: each sign of another script that looks like one of our letters."""
    # Reads half a megabyte: when the first message needs it, not at start.
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415

    found = {}
    for sign, twins in confusables_data.items():
        latin = next((twin["c"] for twin in twins if twin["c"].isascii() and twin["c"].isalnum()), None)
        if latin and len(sign) == 1 and not sign.isascii() and not _is_latin(sign):
            found[ord(sign)] = latin
    return found


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN")


def our_letters(text: str) -> str:
    """`аmeli` with a Cyrillic a becomes `ameli`; accents of our own languages stay."""
    return text if text.isascii() else text.translate(_lookalikes())


def in_disguise(word: str) -> bool:
    """Whether a word mixes our letters with others that look like them."""
    if word.isascii():
        return False
    ours = any(c.isascii() and c.isalpha() for c in word)
    return ours and any(ord(c) in _lookalikes() for c in word if c.isalpha())


def outline(word: str) -> str:
    """One form for everything that looks the same: `AMELl`, `ameIi` and `ameli` are alike."""
    word = without_accents(our_letters(word)).translate(_ALIKE)
    for pair, single in _PAIRS:
        word = word.replace(pair, single)
    return word
