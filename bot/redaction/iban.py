"""IBANs in any spacing; check digits are not asked for: a mistyped IBAN is as private."""

import re
from collections.abc import Iterator

from bot.redaction.masks import Span

# The SEPA countries and Monaco, where a resident of France is likely to hold an account.
_COUNTRIES = (
    "AD|AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GB|GI|GR|HR|HU|IE|IS|IT|"
    "LI|LT|LU|LV|MC|MT|NL|NO|PL|PT|RO|SE|SI|SK|SM|VA"
)
_PATTERN = re.compile(
    rf"(?<![A-Za-zÀ-ÿ0-9])(?:{_COUNTRIES})[ .\-]?\d[ .\-]?\d(?:[ .\-]?[A-Z0-9]){{11,30}}", re.IGNORECASE
)
_MINIMUM_DIGITS = 12
_MINIMUM_SHARE = 0.6


def find_ibans(text: str) -> Iterator[Span]:
    for match in _PATTERN.finditer(text):
        signs = [c for c in match.group() if c.isalnum()]
        digits = sum(c.isdigit() for c in signs)
        if digits >= _MINIMUM_DIGITS and digits >= _MINIMUM_SHARE * len(signs):
            yield Span(match.start(), match.end(), "iban")
