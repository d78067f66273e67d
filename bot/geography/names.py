"""Names of communes in one spelling: « St-Denis », « SAINT DENIS » and « saint denis » are one name."""

import re
import unicodedata

# What is written in short, or differs from the official name without meaning another place.
_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "ss": "sous"}
_ARTICLES = frozenset({"le", "la", "les", "l"})
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
# Paris, Lyon and Marseille: « 12e », « 3eme arrondissement », « 1er ».
_DISTRICT = re.compile(
    r"\b0?(\d{1,2})(?: ?(?:er|ere|e|eme|ieme|nd|nde|th|st|rd))?\b(?: (?:arrondissement|arrdt|arr|district))?"
)
_CITIES_WITH_DISTRICTS = ("paris", "lyon", "marseille")
_MOST_DISTRICTS = 20


def plain_name(name: str) -> str:
    """Without accents, case, hyphens, apostrophes and leading article."""
    bare = (
        unicodedata.normalize("NFKD", name.translate(_LIGATURES)).encode("ascii", "ignore").decode().lower()
    )
    words = [_SHORT.get(word, word) for word in re.findall(r"[a-z0-9]+", bare)]
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    return " ".join(words)


def district(name: str) -> tuple[str, int] | None:
    """(city, number) when a plain name means a district of one of the three cities that have them."""
    for city in _CITIES_WITH_DISTRICTS:
        rest = name.replace(city, " ").replace(" de ", " ") if city in name.split() else None
        found = _DISTRICT.search(rest.strip()) if rest is not None else None
        if found is not None and 1 <= int(found.group(1)) <= _MOST_DISTRICTS:
            return city, int(found.group(1))
    return None
