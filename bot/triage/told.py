"""What a person says beside a strange message: what is lost already, or a question about a verdict."""

from typing import Literal

from bot.triage.judging import cue_book
from bot.triage.reading import read

Loss = Literal["money_stolen", "gave_information"]


def loss_told(text: str) -> Loss | None:
    """« J'ai payé », « I gave my card number »: the answers of these names come before any verdict."""
    reading = read(text, cue_book())
    if reading.says("did_pay"):
        return "money_stolen"
    return "gave_information" if reading.says("did_give") else None


def asks_where_to_report(text: str) -> bool:
    return read(text, cue_book()).says("reporting")


def wants_to_paste(text: str) -> bool:
    return read(text, cue_book()).says("pasting")
