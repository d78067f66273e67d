"""A text as a list of bare words, for comparing: no case, no accents, no punctuation."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9œæ]+(?:['-][a-z0-9]+)*")


def without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'").casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def plain_words(text: str) -> list[str]:
    """`J’ai reçu ça !` → [j, ai, recu, ca]: parts around apostrophes and hyphens are words."""
    return [part for word in _WORD.findall(without_accents(text)) for part in re.split(r"['-]", word)]
