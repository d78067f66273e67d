"""A choice that is typed instead of pressed: its number where choices are numbered, or its very title."""

import re
from collections.abc import Mapping, Sequence

from bot.messaging.outgoing import Said
from bot.messaging.words import plain_words

# « 2 », « 2. », « n° 2 », « (2) »; « choix 2 » is a sentence already.
_NUMBER = re.compile(r"(?:n[°o]\s*|#|\()?([1-9][0-9]?)[.)]?")
_LONGEST = 60


def offered(said: Sequence[Said], *, numbered: bool) -> dict[str, str] | None:
    """What can be typed → payload, of the last message with choices; None when none has any."""
    choices = next((one.choices for one in reversed(said) if one.choices), ())
    found = {plain_words(choice.title): choice.payload for choice in choices}
    if numbered:
        found |= {str(number): choice.payload for number, choice in enumerate(choices, 1)}
    return found or None


def chosen(text: str, choices: Mapping[str, str]) -> str | None:
    """The payload; None for anything but a number or a title that was offered: that is said in words."""
    if len(text) > _LONGEST:
        return None
    number = _NUMBER.fullmatch(text.strip().lower())
    return choices.get(number[1] if number else plain_words(text))
