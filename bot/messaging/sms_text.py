"""What fits a text message: its alphabet, what it costs in segments, and the essential of a longer text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

# GSM 03.38: one septet each, and those that take an escape before them.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = frozenset("\f^{}\\[~]|€")
# What one message holds alone, and what each of several holds beside the header that joins them.
_ROOM: dict[Encoding, tuple[int, int]] = {"GSM-7": (160, 153), "UCS-2": (70, 67)}
_LAST_OF_ONE_UNIT = 0xFFFF

_QUOTES = re.compile(r"[«“„][^\S\n]*|[^\S\n]*»")
_NUMBER_SIGN = re.compile(r"(?<=[Nn])°")
_NEIGHBOURS = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛′´`", "'"),
        **dict.fromkeys("”‟″", '"'),
        **dict.fromkeys("–—‐‑‒―−•·", "-"),
        "…": "...",
        "œ": "oe",
        "Œ": "OE",
        "\t": " ",
        # A soft hyphen and blanks without width are not seen.
        **dict.fromkeys("\u00ad\u200b\ufeff"),
    }
)

_ITEM = re.compile(r"(?:- |\d+\. )")
_SENTENCE_END = re.compile(r"[.!?]+[\")\]]*(?= +[^\W_a-zà-öø-ÿ]| +[\"(\[])")
# A full stop behind one of these ends no sentence; before a digit, behind any short word: « no. 3 ».
_ABBREVIATED = re.compile(r"\b(?:M|Mme|Mlle|Mr|Mrs|Ms|Dr|St|Ste|art|cf|ex|vs|L|R)\.$")
_SHORT_WORD = re.compile(r"\b[^\W\d_]{1,4}\.$")
_CLAUSE_END = re.compile(r" ?[,;:](?= |$)")
_WORD_END = re.compile(r"(?= |$)")
_CLAUSE_BEGIN = re.compile(r"[,;:.!?] ")
_CUT = "..."


def folded(text: str) -> str:
    """With neighbours in the alphabet of text messages where these mean the same; the rest stays."""
    text = _NUMBER_SIGN.sub("o", _QUOTES.sub('"', unicodedata.normalize("NFC", text)))
    return "".join(_neighbour(sign) for sign in text.translate(_NEIGHBOURS))


def _neighbour(sign: str) -> str:
    if sign in _BASIC or sign in _ESCAPED:
        return sign
    if unicodedata.category(sign) == "Zs":
        return " "
    if "\u0300" <= sign <= "\u036f":
        return ""  # an accent that no letter of the alphabet has
    plain = unicodedata.normalize("NFD", sign)[0]
    return plain if sign.isalpha() and plain in _BASIC else sign


@dataclass(frozen=True)
class Segments:
    """`units`: septets, or UTF-16 units; `count`: messages that are paid for."""

    encoding: Encoding
    units: int
    count: int

    @classmethod
    def of(cls, text: str) -> "Segments":
        """As the text is, not folded."""
        if all(sign in _BASIC or sign in _ESCAPED for sign in text):
            return cls._counted("GSM-7", [1 if sign in _BASIC else 2 for sign in text])
        return cls._counted("UCS-2", [1 if ord(sign) <= _LAST_OF_ONE_UNIT else 2 for sign in text])

    @classmethod
    def _counted(cls, encoding: Encoding, costs: Sequence[int]) -> "Segments":
        """No sign is split over two messages."""
        alone, joined = _ROOM[encoding]
        if sum(costs) <= alone:
            return cls(encoding, sum(costs), 1)
        count, used = 1, 0
        for cost in costs:
            if used + cost > joined:
                count, used = count + 1, 0
            used += cost
        return cls(encoding, sum(costs), count)


def essential(text: str, room: int, whole: bool = False) -> tuple[str, bool]:
    """The folded text, or the first whole sentences and list items that fit; whether something is left out.

    `room`: septets, or UTF-16 units where the text needs these. `whole`: all of it, whatever the room.
    Where not even the first sentence fits it is cut at a clause or a word.
    """
    text, room = folded(text).strip(), max(room, 0)
    if whole or _fits(text, room):
        return text, False
    kept = ""
    for end in _ends(text):
        if not _fits(text[:end], room):
            break
        kept = text[:end]
    return kept or _cut(text.splitlines()[0], room), True


def _fits(text: str, room: int) -> bool:
    return Segments.of(text).units <= room


def _ends(text: str) -> Iterator[int]:
    """Where a whole sentence or list item ends; what announces a list ends with the first item of it."""
    begin = 0
    for line in text.splitlines(keepends=True):
        shown = line.rstrip()
        if not _ITEM.match(shown):
            ends = (found.end() for found in _SENTENCE_END.finditer(shown))
            yield from (begin + end for end in ends if _ends_sentence(shown[:end], shown[end:].lstrip()))
        if shown and not shown.endswith(":"):
            yield begin + len(shown)
        begin += len(line)


def _ends_sentence(before: str, after: str) -> bool:
    """Not in quotes, nor in brackets, where price and hours of a number stand, nor after an abbreviation."""
    shortened = _SHORT_WORD if after[0].isdigit() else _ABBREVIATED
    return not _is_inside(before) and not shortened.search(before)


def _is_inside(before: str) -> bool:
    return before.count("(") > before.count(")") or before.count('"') % 2 == 1


def _cut(line: str, room: int) -> str:
    """At a clause, unless it is less than half of what fits; never in a number, or in what belongs to one."""
    words, clauses = (_last_cut(line, room, kind) for kind in (_WORD_END, _CLAUSE_END))
    kept = (clauses if 2 * len(clauses) >= len(words) else words) + _CUT
    return kept if _fits(kept, room) else ""


def _last_cut(line: str, room: int, kind: re.Pattern[str]) -> str:
    fitting = ""
    for place in kind.finditer(line):
        before, after = line[: place.end()].rstrip(), line[place.end() :].lstrip()
        if not _fits(before.rstrip(",;: ") + _CUT, room):
            break
        if not _belongs_together(before, after) and not _is_inside(before):
            fitting = before
    return fitting.rstrip(",;: ")


def _belongs_together(before: str, after: str) -> bool:
    """A number and what follows it in its clause: a unit, a street, its price in brackets, a postcode."""
    clause = _CLAUSE_BEGIN.split(before)[-1]
    listed = before.endswith((",", ";", ":")) and after[:1].isdigit()
    return listed or after[:1] == "(" or any(sign.isdigit() for sign in clause)
