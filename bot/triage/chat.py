"""A judgement as an answer of the chat: the response's name, and what fills it."""

from collections.abc import Iterable

from bot.triage.advice import Done
from bot.triage.judging import Judgement
from bot.triage.reading import Channel
from bot.triage.telling import NOT_IN_LEAK, Reason, Telling

# More reasons than these are a wall of text on a phone.
_MOST_REASONS = 3

Spoken = tuple[str, dict[str, str]]


def spoken_verdict(judgement: Judgement, channel: Channel | None, telling: Telling) -> Spoken:
    reasons = _shortened(list(telling.reasons(judgement, channel)))
    values = {
        "triage.reasons": listed(reason.explanation for reason in reasons),
        "triage.steps": listed(telling.steps(judgement, "nothing")),
    }
    return f"utter_triage_{judgement.verdict}", values


def spoken_steps(judgement: Judgement, done: Done, telling: Telling) -> Spoken:
    return f"utter_triage_{done}", {"triage.steps": listed(telling.steps(judgement, done))}


def spoken_reports(judgement: Judgement, channel: Channel | None, telling: Telling) -> Spoken:
    rows = (f"{report.name} : {report.how}" for report in telling.reports(judgement, channel, "nothing"))
    text = telling.report_text(judgement, channel)
    return "utter_triage_report", {"triage.reports": listed(rows), "letter.text": text}


def listed(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _shortened(reasons: list[Reason]) -> list[Reason]:
    """What was not in the leak is worth a place however many other reasons there are."""
    last = [reason for reason in reasons[_MOST_REASONS:] if reason.id == NOT_IN_LEAK]
    return [*reasons[: _MOST_REASONS - len(last)], *last]
