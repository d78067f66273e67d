"""Any run of nine digits or more, whatever separates or disguises them, but for public numbers and dates."""

import re
from collections.abc import Iterator

from stdnum import luhn

from bot.redaction.masks import Kind, Span

MINIMUM_DIGITS = 9

# People type O for 0 and I, l or | for 1; next to digits they are digits.
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_WORD_BETWEEN = (
    r"(?:cl[eé]|key|puis|then|et|and|ou|or|tiret|dash|espace|space|point|dot|slash|sexe?|ann[eé]e|year|mois|month"
    r"|d[eé]partement|department|commune|ordre|order|num[eé]ro|number)"
)
_SEPARATOR = rf"(?:[\s./,;:_*'’()\[\]\\=~<>\-‐-―·•+]{{0,4}}(?:{_WORD_BETWEEN}[\s:]{{1,2}})?)"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![A-Za-zÀ-ÿ])", r"(?![A-Za-zÀ-ÿ])"
# 2A and 2B, the départements of Corsica, stand for two digits inside a NIR.
_CORSICA = r"(?<=2)[ABab]"
# A group is digits with look-alikes among them, digits next to letters, or up to three look-alikes alone.
_GROUP = (
    rf"(?:{_NO_LETTER_BEFORE}[OoIl|]{{0,3}}\d(?:[\dOoIl|]|{_CORSICA}(?=[\dOoIl|]))*(?:{_CORSICA})?{_NO_LETTER_AFTER}"
    rf"|\d(?:\d|{_CORSICA}(?=\d))*"
    r"|(?<=2[\s.,\-/_])[ABab](?=[\s.,\-/_]\d)"
    rf"|{_NO_LETTER_BEFORE}[OoIl|]{{1,3}}{_NO_LETTER_AFTER})"
)
_RUN = re.compile(rf"(?:\+|\()?{_GROUP}(?:{_SEPARATOR}{_GROUP})*", re.IGNORECASE)

_DATE = r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}/(?:19|20)\d{2}"
_TIME = r"\d{1,2}:\d{2}"
_YEAR = r"(?:19|20)\d{2}"
# Articles of a code (226-4-1), decrees (2019-341) and case references (2024/12345).
_REFERENCE = r"[2-9]\d{2}-\d{1,2}(?:-\d{1,2})?|(?:19|20)\d{2}-\d{3,4}|(?:19|20)\d{2}/\d{3,6}"
_JOIN = rf"(?:[\s,;()–]+(?:{_WORD_BETWEEN}\s)?)"
_TWO_POSTCODES = re.compile(r"\d{5}(?:,\s?|\s?/\s?|\s(?:et|and|ou|or)\s)\d{5}")
_AMOUNT = re.compile(r"\d{1,3}(?:[\s.,]\d{3}){1,3}(?:[.,]\d{2})?")
_CURRENCY = re.compile(r"\s?(?:€|euros?\b|eur\b)", re.IGNORECASE)
_LONGEST_AMOUNT = 11

_HALF_A_NUMBER = 4
# « 2A004 » is a commune of Corsica, as INSEE counts them.
_POSTCODE = re.compile(r"\d{5}|2[ABab]\d{3}")

_NIR = re.compile(r"[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}(?:\d{2})?")
_CARD_LENGTHS = range(13, 20)
_PHONE = re.compile(r"(?:33|0033)?0?[1-9]\d{8}")


class NumberFinder:
    """Finds private numbers; `public` are the digits of numbers anybody may write, such as 3646."""

    def __init__(self, public: frozenset[str]) -> None:
        by_length = sorted(public, key=len, reverse=True)
        spelt = "|".join(r"[\s.]?".join(number) for number in by_length) or r"(?!)"
        piece = rf"(?:{_DATE}|{_TIME}|\+?(?:{spelt})|{_REFERENCE}|{_YEAR})"
        self._harmless = re.compile(rf"{piece}(?:{_JOIN}{piece})*")

    def find(self, text: str) -> Iterator[Span]:
        for match in _RUN.finditer(text):
            digits = _digits_of(match.group())
            if self._is_harmless(match.group()):
                continue
            if len(digits) < MINIMUM_DIGITS and not _is_half_a_number(match, text, digits):
                continue
            if _is_amount(match.group(), digits, text[match.end() :]):
                continue
            yield Span(match.start(), match.end(), _kind_of(digits))

    def _is_harmless(self, raw: str) -> bool:
        return bool(self._harmless.fullmatch(raw) or _TWO_POSTCODES.fullmatch(raw))


def _is_half_a_number(match: "re.Match[str]", text: str, digits: str) -> bool:
    """A message of digits alone is likely a part of a number sent in pieces; a bare postcode is not."""
    alone = match.group().strip() == text.strip()
    return alone and len(digits) >= _HALF_A_NUMBER and not _POSTCODE.fullmatch(text.strip())


def _is_amount(raw: str, digits: str, after: str) -> bool:
    return len(digits) <= _LONGEST_AMOUNT and bool(_AMOUNT.fullmatch(raw) and _CURRENCY.match(after))


def _digits_of(raw: str) -> str:
    """The run folded to plain digits, with A or B for Corsica."""
    without_words = re.sub(_WORD_BETWEEN, "", raw, flags=re.IGNORECASE)
    return re.sub(r"[^0-9AB]", "", without_words.translate(_LOOKALIKES).upper())


def _kind_of(digits: str) -> Kind:
    """Labels only: every run of nine digits is masked, whatever its kind."""
    if _NIR.fullmatch(digits):
        return "nir"
    if len(digits) in _CARD_LENGTHS and digits.isdigit() and luhn.is_valid(digits):
        return "card"
    if _PHONE.fullmatch(digits):
        return "phone"
    return "digits"
