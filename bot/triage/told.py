"""What a person says beside a strange message: what is lost already, or a question about a verdict."""

from typing import Literal

from bot.triage.judging import cue_book
from bot.triage.reading import read

Loss = Literal["money_stolen", "gave_information"]
_BARE = 2


def loss_told(text: str) -> Loss | None:
    """« J'ai payé », « I gave my card number »: the answers of these names come before any verdict."""
    reading = read(text, cue_book())
    if reading.says("did_pay"):
        return "money_stolen"
    return "gave_information" if reading.says("did_give") else None


def asks_where_to_report(text: str) -> bool:
    """« Nothing », to « what have you done? », asks for what comes next."""
    reading = read(text, cue_book())
    return reading.says("reporting") or (len(reading.words) <= _BARE and reading.says("nothing_said"))


def wants_to_paste(text: str) -> bool:
    return read(text, cue_book()).says("pasting")
