"""How many parts a text message has on the network, and its text without signs that make it longer."""

from math import ceil

# GSM 03.38: these are sent in seven bits; a message that holds any other sign is sent in sixteen.
_SEVEN_BITS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("^{}\\[~]|€")
# Longest message in one part, and of each part when there are several.
_SEVEN_BIT_PARTS, _SIXTEEN_BIT_PARTS = (160, 153), (70, 67)
_PLAIN = str.maketrans({"\u202f": " ", "\u00a0": " ", "’": "'"})


def plain_signs(text: str) -> str:
    """Takes French typography away: each of its spaces would more than halve what a part holds."""
    return text.translate(_PLAIN)


def text_parts(text: str) -> int:
    if set(text) <= _SEVEN_BITS | _TWICE:
        length, (alone, each) = len(text) + sum(sign in _TWICE for sign in text), _SEVEN_BIT_PARTS
    else:
        length, (alone, each) = len(text.encode("utf-16-le")) // 2, _SIXTEEN_BIT_PARTS
    return 1 if length <= alone else ceil(length / each)
