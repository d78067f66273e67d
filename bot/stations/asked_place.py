"""The place in what a person typed: a postcode, or the name of a commune with words around it."""

import re

from bot.geography.communes import Communes
from bot.geography.names import plain_name

_POSTCODE = re.compile(r"(?<!\d)\d{2} ?\d{3}(?!\d)")
# What people write before the name of the place where they are.
_BEFORE = re.compile(
    r"^(?:(?:et|and|ou|or|alors|so) )?"
    r"(?:(?:je|j|i|on|nous|we) (?:suis|habite|vis|live|am|m|sommes|habitons|are|cherche|veux|need)\b ?)?"
    r"(?:(?:dans|in|at|near|a|au|aux|sur|pres|vers|de|d|code|postal|postcode|is|my|mon|the|town|ville|of) )*"
)


def place_in(text: str, communes: Communes) -> str | None:
    """As find_stations takes it; None when no known place is named."""
    if (found := _POSTCODE.search(text)) is not None:
        digits = found.group().replace(" ", "")
        return digits if digits in communes.postcodes else None
    name = plain_name(text)
    for candidate in (_BEFORE.sub("", name), name):
        if candidate and communes.named(candidate):
            return candidate
    return None
