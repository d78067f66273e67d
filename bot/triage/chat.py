"""A judgement as an answer of the chat: the response's name, what fills it, and what is cited beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.answer import SourceLine
from bot.triage.advice import Done
from bot.triage.judging import Judgement
from bot.triage.telling import NOT_IN_LEAK, Reason, Telling, tone_of

# More reasons than these are a wall of text on a phone.
_MOST_REASONS = 3


@dataclass(frozen=True)
class Spoken:
    response: str
    values: dict[str, str]
    lines: tuple[SourceLine, ...] = ()


def spoken_verdict(judgement: Judgement, telling: Telling) -> Spoken:
    reasons = _shortened(list(telling.reasons(judgement)))
    values = {
        "triage.reasons": listed(reason.explanation for reason in reasons),
        "triage.steps": listed(telling.steps(judgement, "nothing")),
    }
    return Spoken(f"utter_triage_{tone_of(judgement)}", values, tuple(telling.cited(judgement)))


def spoken_steps(judgement: Judgement, done: Done, telling: Telling) -> Spoken:
    return Spoken(f"utter_triage_{done}", {"triage.steps": listed(telling.steps(judgement, done))})


def spoken_reports(judgement: Judgement, done: Done | None, telling: Telling) -> Spoken:
    rows = (f"{report.name}. {report.how}" for report in telling.doors(judgement, done))
    values = {"triage.reports": listed(rows), "letter.text": telling.report_text(judgement, done)}
    return Spoken("utter_triage_report", values)


def listed(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _shortened(reasons: list[Reason]) -> list[Reason]:
    """What was not in the leak is worth a place however many other reasons there are."""
    last = [reason for reason in reasons[_MOST_REASONS:] if reason.id == NOT_IN_LEAK]
    return [*reasons[: _MOST_REASONS - len(last)], *last]
