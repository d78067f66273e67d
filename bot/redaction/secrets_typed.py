"""Passwords, codes and card cryptograms that are announced by a word before them."""

import re
from collections.abc import Iterator

from bot.redaction.masks import Span

_LINK = r"\s*(?:(?:est|is|était|was|c'est|c’est|etait)\s*:?|:|=)\s*[\"«“']?\s*"
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
    for pattern in (_TOLD_PASSWORD, _TOLD_CODE, _NAMED_CODE):
        for match in pattern.finditer(text):
            yield Span(*match.span("secret"), "secret")
