"""Is this message a scam? Judged at once from its text; nothing is kept, no link is opened."""

from dataclasses import asdict
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StrictStr

from api.access import services_of
from api.problems import problem_for
from api.services import Services
from api.shapes import SourceShape
from api.speech import language_of
from bot.knowledge.bilingual import Language
from bot.reception.errors import NothingToJudge, PastedTooLong, UnknownIncident
from bot.reception.limits import LONGEST_PASTED
from bot.redaction.canonical import canonical
from bot.triage.advice import Done
from bot.triage.judging import Verdict, judge
from bot.triage.reading import Channel
from bot.triage.telling import Telling

router = APIRouter(prefix="/triage", tags=["triage"])


class Suspicious(BaseModel):
    """The message as it was received; `done`: what the person already did, for the next steps."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "text": "AMELI : votre carte Vitale expire. https://vitale-renouvellement.info",
                    "channel": "sms",
                }
            ]
        }
    )

    text: StrictStr
    language: Language | None = None
    received_on: date | None = None
    channel: Channel | None = None
    incident: StrictStr | None = Field(default=None, max_length=64)
    done: Done | None = None


class SignalShape(BaseModel):
    id: str
    explanation: str


class ReportShape(BaseModel):
    id: str
    name: str
    contact: str
    how: str
    text: str
    url: str | None
    checked_on: str


class TriageShape(BaseModel):
    """`summary`: the verdict in one sentence. `urgent`: help in danger, to be shown before anything else.
    `next_steps`: after what was done, one of `steps_by_action`.
    """

    verdict: Verdict
    language: Language
    urgent: str | None
    summary: str
    signals: list[SignalShape]
    report_to: list[ReportShape]
    next_steps: list[str]
    steps_by_action: dict[Done, list[str]]
    sources: list[SourceShape]


@router.post("", response_model=TriageShape)
def triage(request: Request, message: Suspicious) -> Any:
    """A thread of its own: a judgement is work for a core, not for the event loop."""
    services = services_of(request)
    language = message.language or language_of(request)
    incident = message.incident or services.settings.default_incident
    refused = _refused(message.text, incident in services.book.library.incidents)
    if refused is not None:
        return problem_for(refused, language)
    judgement = judge(message.text, message.channel, message.received_on)
    told = Telling(services.book, language, incident).tell(judgement, message.done)
    return {
        "verdict": judgement.verdict,
        "language": language,
        "urgent": urgent_help(services, message.text, language, incident),
        "summary": told.summary,
        "signals": [asdict(reason) for reason in told.reasons],
        "report_to": [asdict(report) for report in told.reports],
        "next_steps": told.steps,
        "steps_by_action": told.steps_by_action,
        "sources": [asdict(line) for line in told.sources],
    }


def urgent_help(services: Services, text: str, language: Language, incident: str) -> str | None:
    """What is said first when the text speaks of danger or despair, whoever says it; None otherwise."""
    danger = services.danger.find(canonical(text))
    return services.book.render(f"utter_{danger}", language, incident).text if danger else None


def _refused(text: str, known_incident: bool) -> Exception | None:
    if not known_incident:
        return UnknownIncident()
    if len(text) > LONGEST_PASTED:
        return PastedTooLong()
    return None if any(c.isalnum() for c in canonical(text)) else NothingToJudge()
