"""French typography: the no-break spaces and apostrophes that authors need not type."""

import re

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"

# Imprimerie nationale: narrow no-break space before ; ! ? and inside guillemets, ordinary one before a colon.
_RULES = (
    (re.compile(r"[ \u00a0\u202f]+([;!?»])"), NARROW_SPACE + r"\1"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + NARROW_SPACE),
    (re.compile(r"[ \u00a0\u202f]+:(?=\s|$)"), NO_BREAK_SPACE + ":"),
    (re.compile(r"(?<=\d) (?=\d)"), NARROW_SPACE),
    (re.compile(r"(?<=\d) (?=(?:h|€|%|min)\b|[€%])"), NARROW_SPACE),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)


def french_typography(text: str) -> str:
    """Returns `text` typeset for French; applying it twice changes nothing."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
