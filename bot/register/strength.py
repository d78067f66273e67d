"""How hard the references of a list are to guess."""

import math
from collections.abc import Sequence

FEWEST_BITS = 60
# Enough rows to see which characters change from one reference to the next.
SAMPLE = 2000
_ENOUGH_TO_COMPARE = 100
_ALPHABET_SIZES = {"0123456789": 10, "0123456789ABCDEF": 16}
_LARGEST_ALPHABET = 32


def bits(references: Sequence[str]) -> float:
    """The most random bits that these can hold: by length, by alphabet, and by what changes at all."""
    shortest = min(map(len, references))
    used = set().union(*references[:SAMPLE])
    sizes = (size for letters, size in _ALPHABET_SIZES.items() if used <= set(letters))
    size = next(sizes, _LARGEST_ALPHABET)
    if len(references) < _ENOUGH_TO_COMPARE:
        return shortest * math.log2(size)
    columns = zip(*(reference[:shortest] for reference in references[:SAMPLE]), strict=True)
    return sum(math.log2(min(len(set(column)), size)) for column in columns)
