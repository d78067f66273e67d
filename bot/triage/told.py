"""What a person says beside a strange message: what is lost already, or a question about a verdict."""

from typing import Literal

from bot.triage.judging import cue_book
from bot.triage.reading import Reading, read

Loss = Literal["money_stolen", "gave_information"]
_BARE = 2
# « Je n'ai rien payé », « should I have paid? »: no loss.
_UNDONE = {"did_pay": "not_paid", "did_give": "not_given"}


def loss_told(text: str) -> Loss | None:
    """« J'ai payé », « I gave my card number »: the answers of these names come before any verdict."""
    reading = read(text, cue_book())
    if _done("did_pay", reading):
        return "money_stolen"
    return "gave_information" if _done("did_give", reading) else None


def _done(cue: str, reading: Reading) -> bool:
    return any(cue in each.cues and _UNDONE[cue] not in each.cues for each in reading.sentences)


def asks_where_to_report(text: str) -> bool:
    """« Nothing », to « what have you done? », asks for what comes next."""
    reading = read(text, cue_book())
    return reading.says("reporting") or (len(reading.words) <= _BARE and reading.says("nothing_said"))


def wants_to_paste(text: str) -> bool:
    return read(text, cue_book()).says("pasting")
