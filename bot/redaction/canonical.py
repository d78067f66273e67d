"""Brings a text into the one form that every later step may rely on."""

import re
import unicodedata

# C = control, format, surrogate, private use, unassigned; line breaks and tabs stay.
_KEPT_CONTROLS = {"\n", "\t"}
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_MANY_LINES = re.compile(r"\n{3,}")


def canonical(text: str) -> str:
    """NFKC, digits of any script as 0 to 9, without control and format characters, spaces evened."""
    text = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (_plain_digit(c) for c in text if c in _KEPT_CONTROLS or _is_seen(c))
    return _MANY_LINES.sub("\n\n", _BLANKS.sub(" ", "".join(kept))).strip()


def _plain_digit(character: str) -> str:
    return str(unicodedata.digit(character)) if unicodedata.category(character) == "Nd" else character


def _is_seen(character: str) -> bool:
    """Neither a control nor a mark that dresses up the sign before it, such as an emoji's keycap."""
    category = unicodedata.category(character)
    return category[0] != "C" and category != "Me" and not "\ufe00" <= character <= "\ufe0f"
