"""Whether what somebody typed is a message they received, to be judged, or their own words."""

import re

from bot.forms.answer import wants_to_stop
from bot.triage.judging import Judgement, cue_book, judge
from bot.triage.reading import Reading, read

_QUOTED = re.compile(r"[«“\"]\s?(?P<inside>[^»”\"]{25,})\s?[»”\"]", re.DOTALL)
_FEWEST_WORDS = 4
_LONGEST_QUESTION = 12
_LONGEST_ABOUT_A_PICTURE = 14
# Of words that nobody asked for, fewer are too few to be sure that they are a message.
_FEWEST_UNASKED = 8
_OWN = frozenset({"je", "j", "jai", "moi", "i", "my", "me", "mon", "ma", "mes"})
_TO_SOMEBODY = frozenset({"vous", "votre", "vos", "your", "you", "tu", "ton", "ta", "te"})


def judged_if_pasted(text: str, awaited: str) -> Judgement | None:
    """None for the person's own words. A message among them in quotes is judged alone.

    `awaited`: `asked` when the person pressed « paste it here », `invited` when the last answer was about a
    strange message, else empty.
    """
    quoted = _QUOTED.search(text)
    message = quoted["inside"] if quoted else text
    reading = read(message, cue_book())
    if len(reading.words) < _FEWEST_WORDS and not _shows_an_address(reading):
        return None
    if awaited == "asked":
        return None if not quoted and _own_words(text, reading) else judge(message)
    if len(reading.words) < _FEWEST_UNASKED or reading.says("did_already"):
        return None
    if _is_a_message(message, reading):
        return judge(message)
    judgement = judge(message)
    likely = judgement.verdict == "likely_scam" and judgement.grounded
    return judgement if likely and (awaited == "invited" or quoted) else None


def is_about_a_picture(text: str) -> bool:
    """« Je peux envoyer une capture ? », `IMG_2041.jpg`: nothing that can be read."""
    reading = read(text, cue_book())
    return (
        reading.says("shows_picture") and len(reading.words) <= _LONGEST_ABOUT_A_PICTURE and not reading.links
    )


def _own_words(text: str, reading: Reading) -> bool:
    if len(reading.words) > _LONGEST_QUESTION:
        return False
    asks = text.rstrip().endswith("?") and not _shows_an_address(reading)
    return asks or wants_to_stop(text) or reading.says("did_already")


def _is_a_message(text: str, reading: Reading) -> bool:
    """With a sender's line, or a link and addressed to somebody, by somebody else than the person."""
    if reading.senders:
        return True
    words = frozenset(reading.words)
    spoken_to = not _TO_SOMEBODY.isdisjoint(words) and _OWN.isdisjoint(words)
    return bool(reading.links) and spoken_to and not text.rstrip().endswith("?")


def _shows_an_address(reading: Reading) -> bool:
    return bool(reading.links or reading.addresses or reading.phones)
