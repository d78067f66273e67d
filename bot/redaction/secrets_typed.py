"""Passwords, codes and card cryptograms that are announced by a word before them."""

import re
from collections.abc import Iterator

from bot.redaction.masks import Span

_LINK = r"\s*(?:(?:est|is|était|was|c'est|c’est|etait)\s*:?|:|=)\s*[\"«“']?\s*"
# After « mdp » or « pwd » the next word is the password if it holds a digit or sign, or stands alone.
_PASTED_PASSWORD = re.compile(
    r"\b(?:mdp|pwd|password|mot de passe)\b\s*(?:[:=]\s*(?P<secret>\S{3,64})$|(?P<other>(?=\S*\d)\S{4,64}))",
    re.IGNORECASE,
)
# The three digits behind a card, and its date, said beside it.
_CARD_DETAIL = re.compile(
    r"(?:crypto(?:gramme)?|chiffres au dos|digits on the back|exp(?:ire|iry|iration)?)\b[\s:]*"
    r"(?:(?:sont|est|are|is|le|c'est)\s*)*(?P<secret>\d[\d/ ]{1,5}\d)",
    re.IGNORECASE,
)
# A password that is told holds a digit or a sign; « mon mot de passe est trop simple » tells none.
_TOLD_PASSWORD = re.compile(
    rf"(?:mots? de passe|mdp|passwords?|passe?word|pwd|passcode){_LINK}"
    r"(?P<secret>(?=\S*[\d!@#$%^&*_+=?])\S{3,64})",
    re.IGNORECASE,
)
# « code postal », « zip code » and « post code » announce nothing secret.
_CODE = (
    r"(?:(?<!zip )(?<!post )\bcodes?\b(?! postal)(?:\s[\w'’]+){0,4}?"
    r"|\bpin\b|\bcvv\b|\bcvc\b|cryptogramme|\botp\b)"
)
_DIGITS = r"(?P<secret>\d(?:[ \-]?\d){2,7})(?!\d)"
_TOLD_CODE = re.compile(rf"{_CODE}(?:{_LINK}(?:le|the)?\s*|\s+){_DIGITS}", re.IGNORECASE)
_NAMED_CODE = re.compile(
    rf"(?<!\d){_DIGITS}\s(?:est|is|was|c'est|c’est)\s(?:mon|my|le|the)\s"
    r"(?:code(?! postal)|pin|mdp|mot de passe|password)",
    re.IGNORECASE,
)


def find_secrets(text: str) -> Iterator[Span]:
    found = set()
    for pattern in (_TOLD_PASSWORD, _PASTED_PASSWORD, _TOLD_CODE, _NAMED_CODE, _CARD_DETAIL):
        for match in pattern.finditer(text):
            group = "secret" if match["secret"] is not None else "other"
            found.add(match.span(group))
    yield from _apart(sorted(found))


def _apart(places: list[tuple[int, int]]) -> Iterator[Span]:
    """Left to right, without those that begin inside the one before."""
    end = -1
    for start, stop in places:
        if start >= end and stop > start:
            yield Span(start, stop, "secret")
            end = stop
