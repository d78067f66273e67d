"""Whether what somebody typed is a message they received, to be judged, or their own words."""

import re
from dataclasses import dataclass

from bot.forms.answer import wants_to_stop
from bot.triage.judging import Judgement, cue_book, judge
from bot.triage.reading import Reading, read

# The first mark that opens, up to the last that closes: tried once, so that time grows with the length.
_OPENS, _CLOSES = re.compile(r"[«“\"]|(?<!\w)['‘]"), re.compile(r"[»”\"]|['’](?!\w)")
_SHORTEST_QUOTED = 25
_FEWEST_WORDS = 4
_LONGEST_QUESTION = 14
_LONGEST_ABOUT_A_PICTURE = 14
# Of words that nobody asked for, fewer are too few to be sure that they are a message.
_FEWEST_UNASKED = 8
_TO_SOMEBODY = frozenset({"vous", "votre", "vos", "your", "you", "tu", "ton", "ta", "te", "u", "ur"})


@dataclass(frozen=True)
class Pasted:
    """`around`: the person's own words beside a quoted message.

    `doubtful`: perhaps own words after all; the dialogue decides, since it understands those.
    """

    judgement: Judgement
    around: str = ""
    doubtful: bool = False


def pasted_message(text: str, awaited: str) -> Pasted | None:
    """None for the person's own words. A message among them in quotes is judged alone.

    `awaited`: `asked` when the person pressed « paste it here », `invited` when the last answer was about a
    strange message, else empty.
    """
    message, around = _quoted(text)
    if message:
        judgement = judge(message)
        telling = judgement.verdict == "likely_scam" or awaited or read(message, cue_book()).links
        return Pasted(judgement, around) if telling else None
    reading = read(text, cue_book())
    if reading.says("did_already", "did_pay", "did_give") or wants_to_stop(text):
        return None
    if _asks_about_a_site(text, reading):
        return Pasted(judge(text))
    return _asked_for(text, reading) if awaited == "asked" else _unasked(text, reading, awaited)


def _quoted(text: str) -> tuple[str, str]:
    """What stands between quotes, and what stands around them; both empty when nothing does."""
    opening = _OPENS.search(text)
    closing = max((match.start() for match in _CLOSES.finditer(text)), default=0)
    if opening is None or closing - opening.end() < _SHORTEST_QUOTED:
        return "", ""
    around = f"{text[: opening.start()]} {text[closing + 1 :]}"
    # A message that quotes a button's name: its link stands outside.
    whole = _shows_an_address(read(around, cue_book()))
    return ("", "") if whole else (text[opening.end() : closing].strip(), around)


def is_about_a_picture(text: str) -> bool:
    """« Je peux envoyer une capture ? », `IMG_2041.jpg`: nothing that can be read."""
    reading = read(text, cue_book())
    return (
        reading.says("shows_picture") and len(reading.words) <= _LONGEST_ABOUT_A_PICTURE and not reading.links
    )


def _asked_for(text: str, reading: Reading) -> Pasted | None:
    judgement = judge(text)
    if _shows_an_address(reading) or len(reading.words) > _LONGEST_QUESTION or judgement.grounded:
        return Pasted(judgement)
    return Pasted(judgement, doubtful=True) if len(reading.words) >= _FEWEST_WORDS else None


def _unasked(text: str, reading: Reading, awaited: str) -> Pasted | None:
    if len(reading.words) < _FEWEST_UNASKED or reading.says("tells_of_it") or text.rstrip().endswith("?"):
        return Pasted(judge(text)) if reading.senders else None
    to_somebody = not _TO_SOMEBODY.isdisjoint(reading.words)
    judgement = judge(text)
    likely = judgement.verdict == "likely_scam" and judgement.grounded
    if reading.senders or (reading.links and to_somebody) or (likely and (to_somebody or awaited)):
        return Pasted(judgement)
    return None


def _asks_about_a_site(text: str, reading: Reading) -> bool:
    """« ameli-sante.net, c'est le vrai site ? »"""
    asks = text.rstrip().endswith("?") or reading.says("wonders_if_real")
    return bool(reading.links or reading.labels) and asks and len(reading.words) <= _LONGEST_QUESTION


def _shows_an_address(reading: Reading) -> bool:
    return bool(reading.links or reading.labels or reading.addresses or reading.phones)
