"""A social security number in what is typed: it is refused, so that it is written by hand or not at all."""

import re

from stdnum.fr import nir

from bot.redaction.canonical import canonical
from bot.redaction.numbers import NumberFinder
from bot.register.nir_search import holds_full_number, shape

_GAP = r"[ .\-]?"
# Thirteen digits grouped as on the card. With other signs between them they may be a date and an amount.
_WITHOUT_KEY = re.compile(rf"(?<!\d)(?<!\d[ .\-/,]){shape(_GAP)}(?!\d)")
# In one run, with a wrong key or none: nothing else has thirteen or fifteen digits of this shape.
_RUN = re.compile(rf"(?<!\d){shape('')}(?:\d\d)?(?!\d)")
_NAMED = re.compile(r"\bs[ée]cu\b|s[ée]curit[ée] sociale|social security|\bNIR\b|\bSSN\b", re.IGNORECASE)
_finder = NumberFinder(frozenset())


def holds_number(text: str) -> bool:
    """True for the shape with its key, however disguised; without key in one run, or grouped or named so."""
    plain = canonical(text)
    if holds_full_number(plain) or _WITHOUT_KEY.search(plain) or _RUN.search(plain):
        return True
    shaped = [plain[span.start : span.end] for span in _finder.find(plain) if span.kind == "nir"]
    return any(_has_key(number) or _NAMED.search(plain) for number in shaped)


def _has_key(number: str) -> bool:
    return bool(nir.is_valid(re.sub(r"[^0-9AB]", "", number.upper())))
