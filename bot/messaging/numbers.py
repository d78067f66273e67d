"""A number typed as the answer to numbered choices."""

import re

# « 2 », « 2. », « n° 2 », « (2) », « choix 2 » is too much: that is a sentence.
_NUMBER = re.compile(r"(?:n[°o]\s*|#|\()?([1-9][0-9]?)[.)]?")


def chosen_number(text: str) -> int | None:
    """1 to 99; None for anything else."""
    found = _NUMBER.fullmatch(text.strip().lower())
    return int(found[1]) if found else None
