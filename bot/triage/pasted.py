"""Whether what somebody typed is a message they received, to be judged, or their own words."""

import re

from bot.forms.answer import wants_to_stop
from bot.language.plain_words import plain_words
from bot.triage.judging import Judgement, cue_book, judge
from bot.triage.reading import Reading, read

_QUOTED = re.compile(r"[«“\"]\s?(?P<inside>[^»”\"]{25,})\s?[»”\"]", re.DOTALL)
_FEWEST_WORDS = 4
_LONGEST_QUESTION = 12
_LONGEST_ABOUT_A_PICTURE = 14


def judged_if_pasted(text: str, awaited: str) -> Judgement | None:
    """None for the person's own words. A message among them in quotes is judged alone.

    `awaited`: `asked` when the person pressed « paste it here », `invited` when the last answer was about a
    strange message, else empty.
    """
    quoted = _QUOTED.search(text)
    message = quoted["inside"] if quoted else text
    if len(plain_words(message)) < _FEWEST_WORDS and not _shows_an_address(message):
        return None
    if awaited == "asked":
        return None if _own_words(text) else judge(message)
    judgement = judge(message)
    if judgement.verdict != "likely_scam" or read(text, cue_book()).says("did_already"):
        return None
    return judgement if awaited == "invited" or quoted or _is_a_message(message) else None


def is_about_a_picture(text: str) -> bool:
    """« Je peux envoyer une capture ? », `IMG_2041.jpg`: nothing that can be read."""
    reading = read(text, cue_book())
    return (
        reading.says("shows_picture") and len(reading.words) <= _LONGEST_ABOUT_A_PICTURE and not reading.links
    )


def _own_words(text: str) -> bool:
    words = plain_words(text)
    asks = text.rstrip().endswith("?") and len(words) <= _LONGEST_QUESTION and not _shows_an_address(text)
    return asks or (len(words) <= _LONGEST_QUESTION and (wants_to_stop(text) or _told(text)))


def _told(text: str) -> bool:
    return read(text, cue_book()).says("did_already")


def _is_a_message(text: str) -> bool:
    reading = read(text, cue_book())
    return bool(reading.senders) or (bool(reading.links) and not _speaks_of_itself(reading))


def _speaks_of_itself(reading: Reading) -> bool:
    return not {"je", "j", "jai", "moi", "i", "my", "me", "mon", "ma", "mes"}.isdisjoint(reading.words)


def _shows_an_address(text: str) -> bool:
    reading = read(text, cue_book())
    return bool(reading.links or reading.addresses or reading.phones)
