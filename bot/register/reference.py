"""The reference printed on a notice: 65 random bits and a check character, forgiving to type."""

import re
import secrets
from dataclasses import dataclass

from stdnum.iso7064 import mod_37_36

from bot.register.errors import MalformedReference

# Crockford's base 32: no I, L, O, U, which are misread or spell words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 13
# Enough for two groups that an organisation prints around its own numbers; longer is no reference.
_LONGEST_TYPED = 64
_LONGEST = 40
_SEPARATORS = " \t\u00a0\u202f-‐‑–—._/"
FOLDING = {
    **{ord(letter): letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"},
    **dict.fromkeys(map(ord, "oO"), "0"),
    **dict.fromkeys(map(ord, "iIlL"), "1"),
    **dict.fromkeys(map(ord, _SEPARATORS), None),
}
_CANONICAL = re.compile(rf"[0-9A-Z]{{1,{_LONGEST}}}", re.ASCII)


@dataclass(frozen=True)
class Reference:
    """`canonical`: capitals and digits only, O as 0, I and L as 1; the same however it was typed."""

    canonical: str

    def __post_init__(self) -> None:
        if not _CANONICAL.fullmatch(self.canonical):
            raise MalformedReference

    @classmethod
    def typed(cls, text: str) -> "Reference":
        """Raises MalformedReference."""
        if len(text) > _LONGEST_TYPED:
            raise MalformedReference
        return cls(text.strip().translate(FOLDING))

    @classmethod
    def drawn(cls) -> "Reference":
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
        return cls(drawn + _check_character(drawn))

    @property
    def is_ours(self) -> bool:
        """Whether it has the form of `drawn` and its check character is right."""
        body, check = self.canonical[:-1], self.canonical[-1]
        if len(body) != RANDOM_CHARACTERS or not set(self.canonical) <= set(ALPHABET):
            return False
        return _check_character(body) == check

    @property
    def printed(self) -> str:
        """XXXX-XXXXX-XXXXX"""
        return f"{self.canonical[:4]}-{self.canonical[4:9]}-{self.canonical[9:]}"


def _check_character(body: str) -> str:
    """ISO 7064 hybrid system for 32 characters: finds each wrong character and nearly each swap.

    Crockford's own check has five signs that nobody finds on a phone's keyboard.
    """
    return str(mod_37_36.calc_check_digit(body, ALPHABET))


def is_reference(word: str) -> bool:
    """Whether a word is written like a reference of ours, with its check character."""
    try:
        return Reference.typed(word.strip(",.;:!?()")).is_ours
    except MalformedReference:
        return False
