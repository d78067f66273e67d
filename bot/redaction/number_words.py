"""Long numbers dictated or spelt as words, in French or in English."""

import re
from collections.abc import Iterator

from bot.redaction.masks import Span

_FRENCH = (
    "z[eé]ros?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    "vingts?|trente|quarante|cinquante|soixante|septante|octante|huitante|nonante|cents?|mille"
)
_ENGLISH = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundred|thousand|double|triple"
)
_TOKEN = rf"(?:\b(?:{_FRENCH}|{_ENGLISH})\b|\d+)"
_BETWEEN = r"(?:[\s,.;:\-]{1,3}(?:et\s|and\s|puis\s|then\s|cl[eé]\s|key\s)?)"
_RUN = re.compile(rf"{_TOKEN}(?:{_BETWEEN}{_TOKEN})+", re.IGNORECASE)
_WORD = re.compile(rf"\b(?:{_FRENCH}|{_ENGLISH})\b", re.IGNORECASE)
# « mille neuf cent quatre-vingt-quatre » is a year of birth, not a number that is dictated.
_YEAR = re.compile(
    rf"(?:mille[\s-]neuf[\s-]cents?|deux[\s-]mille|nineteen|twenty)(?:[\s-](?:et[\s-])?(?:{_FRENCH}|{_ENGLISH})){{0,4}}",
    re.IGNORECASE,
)
# « quatre-vingt-dix-sept » is four words; nobody writes six in a row but to dictate a number.
_MINIMUM_WORDS = 6
_MINIMUM_MIXED = 3
_MINIMUM_DIGITS = 6


def find_number_words(text: str) -> Iterator[Span]:
    for match in _RUN.finditer(text):
        if _YEAR.fullmatch(match.group()):
            continue
        words = len(_WORD.findall(match.group()))
        digits = sum(c.isdigit() for c in match.group())
        if words >= _MINIMUM_WORDS or (words >= _MINIMUM_MIXED and digits >= _MINIMUM_DIGITS):
            yield Span(match.start(), match.end(), "digits")
