"""What is typed, brought into a form that can be printed: nothing unseen, no line longer than it looks."""

import re
import unicodedata

_LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_BLANKS = re.compile(r"[ \t]+")
_MANY_LINES = re.compile(r"\n{3,}")
# A sign of a real language carries three marks at most; more climb over the lines above.
_MOST_MARKS = 3


def many_lines(text: str) -> str:
    """NFC, without control, format, surrogate and private characters; two line breaks in a row at most."""
    text = unicodedata.normalize("NFC", _LINE_BREAKS.sub("\n", text))
    text = _without_towers("".join(c for c in text if c in "\n\t" or _is_printed(c)))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    return " ".join(many_lines(text).split("\n")).strip()


def _is_printed(character: str) -> bool:
    """Neither unseen nor a mark that only dresses up the sign before it, such as an emoji's keycap."""
    category = unicodedata.category(character)
    return category[0] != "C" and category != "Me" and not "\ufe00" <= character <= "\ufe0f"


def _without_towers(text: str) -> str:
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) == "Mn" else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
