"""Phone numbers of a text, and what kind each is: a label, never a decision by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.redaction.number_words import find_number_words

Kind = Literal["premium", "mobile", "short", "other"]

_WRITTEN = re.compile(
    r"(?<![\w/.\-])(?:1-|(?:\+|00)\d{1,3}[\s.\-]?(?:\(0\)\s?)?)?\(?\d{1,5}\)?(?:[\s.\-]?\d{2,4}){1,5}(?![\w/%€$£])"
)
_SHORT = re.compile(
    r"(?<![\w/.,\-])(?:3\d{3}|3\d \d\d|1\d{2}|[3-8]\d{4})"
    r"(?![\w/.,]?\d|[\w€$£%]|\s?(?:€|eur|pound|dollar|livre))",
    re.IGNORECASE,
)
# No number is that long; searching in one takes the square of its length.
_LONG_RUN = re.compile(r"\d{20,}")
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15
_CALLED = re.compile(
    r"\b(?:au|le|on|appel\w*|rappel\w*|call|ring|phone|joign\w*|compos\w*|t[ée]l\w*|text|sms)\W{1,3}$",
    re.IGNORECASE,
)
_FRENCH_MOBILE = re.compile(r"(?:33|0033|0)?[67]\d{8}")
_BRITISH_MOBILE = re.compile(r"(?:44|0044|0)?7\d{9}")


@dataclass(frozen=True)
class Phone:
    """`digits` without the international prefix 00 or +."""

    start: int
    end: int
    digits: str
    kind: Kind


def find_phones(text: str) -> Iterator[Phone]:
    """Full numbers, spelt ones, and short ones that the text says to call."""
    for match in _WRITTEN.finditer(text):
        digits = "".join(filter(str.isdigit, match.group().replace("(0)", "")))
        if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS and _is_phone(match.group().strip(), digits):
            yield Phone(match.start(), match.end(), digits.removeprefix("00"), _kind(match.group(), digits))
    for match in _SHORT.finditer(text):
        if _CALLED.search(text[max(0, match.start() - 12) : match.start()]):
            digits = match.group().replace(" ", "")
            yield Phone(match.start(), match.end(), digits, "short")
    for span in find_number_words(_LONG_RUN.sub(lambda run: " " * len(run.group()), text)):
        yield Phone(span.start, span.end, "", "other")


def _is_phone(written: str, digits: str) -> bool:
    return (
        written.startswith("+")
        or digits.startswith("0")
        or len(digits) == _AMERICAN
        or digits.startswith("33")
    )


_AMERICAN = 10


def _kind(written: str, digits: str) -> Kind:
    if _FRENCH_MOBILE.fullmatch(digits) or _BRITISH_MOBILE.fullmatch(digits):
        return "mobile"
    return "premium" if _is_premium(written, digits) else "other"


def _is_premium(written: str, digits: str) -> bool:
    # Its tables are read when the first number comes by, not at start.
    import phonenumbers  # noqa: PLC0415

    region = "FR" if len(digits) == _AMERICAN and digits.startswith("0") else "GB"
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return False
    kind = phonenumbers.number_type(number)
    return kind in (phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST)
