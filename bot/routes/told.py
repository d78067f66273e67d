"""Reads what happened from what a person says of it, asked or not."""

from bot.forms.answer import LONGEST_ANSWER, is_unsure
from bot.language.plain_words import plain_words
from bot.notice.described import UNKNOWN
from bot.routes.pack import Situation, situations

# Never offered as an answer: danger is recognised before any question (bot/danger).
NOT_ASKED = frozenset({"danger"})


def asked_situations() -> dict[str, Situation]:
    return {name: each for name, each in situations().items() if name not in NOT_ASKED}


def read_situation(text: str) -> str | None:
    """The most urgent situation whose words are said; None when none is."""
    words = plain_words(text)
    if len(words) > LONGEST_ANSWER:
        return None
    return next((name for name, each in asked_situations().items() if each.said.said_in(words)), None)


def read_detail(situation: str, text: str) -> str | None:
    words = plain_words(text)
    if len(words) > LONGEST_ANSWER:
        return None
    details = situations()[situation].details
    said = next((name for name, each in details.items() if each.said.said_in(words)), None)
    return said or (UNKNOWN if is_unsure(text) else None)


def told_detail(situation: str, text: str) -> str | None:
    """The one case that a message of this situation tells by itself; None when it tells none, or several."""
    words = plain_words(text)
    told = [name for name, each in situations()[situation].details.items() if each.tells.said_in(words)]
    return told[0] if len(told) == 1 else None
