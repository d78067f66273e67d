"""The public page of an incident's false messages, with a form that judges one; no script, no cookie."""

from functools import partial
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.pages import fact_shown, shared_texts, template
from api.speech import language_of
from api.triage import urgent_help
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.incident import IncidentPack
from bot.knowledge.spoken_date import spoken_date
from bot.reception.errors import UnknownIncident
from bot.reception.limits import LONGEST_PASTED
from bot.redaction.canonical import canonical
from bot.triage.advice import DONE, Done
from bot.triage.judging import judge
from bot.triage.reading import CHANNELS
from bot.triage.telling import Telling
from bot.wording import say, wording

router = APIRouter(prefix="/second-wave", include_in_schema=False)
_MOST_FIELDS = 8


@router.get("", response_class=HTMLResponse)
async def of_default_incident(request: Request) -> HTMLResponse:
    return _page(request, services_of(request).settings.default_incident, {})


@router.get("/{incident}", response_class=HTMLResponse)
async def of_incident(request: Request, incident: str) -> HTMLResponse:
    return _page(request, incident, {})


@router.post("", response_class=HTMLResponse)
async def judged_for_default_incident(request: Request) -> HTMLResponse:
    return await judged(request, services_of(request).settings.default_incident)


@router.post("/{incident}", response_class=HTMLResponse)
async def judged(request: Request, incident: str) -> HTMLResponse:
    """Nothing that was typed comes back in the page, and nothing is kept."""
    fields = _fields((await request.body()).decode("utf-8", "replace"))
    # A judgement is work for a core, not for the event loop.
    return await run_in_threadpool(lambda: _page(request, incident, _result(request, incident, fields)))


def _fields(body: str) -> dict[str, str]:
    """Nothing of a body that is no form of ours."""
    try:
        sent = parse_qs(body, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[0] for name, values in sent.items()}


def _page(request: Request, incident: str, result: dict[str, Any]) -> HTMLResponse:
    """Raises UnknownIncident."""
    language = language_of(request)
    pack = services_of(request).book.library.incidents.get(incident)
    if pack is None or pack.second_wave is None:
        raise UnknownIncident
    content = {"told": None, "refused": None, "urgent": None, **_content(request, pack, language), **result}
    page = template("second_wave.html").render(content)
    return HTMLResponse(page, headers={"Content-Language": language, "Vary": "Accept-Language"})


def _result(request: Request, incident: str, fields: dict[str, str]) -> dict[str, Any]:
    language, text = language_of(request), canonical(fields.get("text", ""))
    if not any(c.isalnum() for c in text):
        return {"refused": say("second_wave", "empty", language)}
    if len(text) > LONGEST_PASTED:
        return {"refused": say("second_wave", "too_long", language)}
    channel = next((each for each in CHANNELS if each == fields.get("channel")), None)
    done: Done | None = next((each for each in DONE if each == fields.get("done")), None)
    telling = Telling(services_of(request).book, language, incident)
    urgent = urgent_help(services_of(request), text, language, incident)
    return {"told": telling.tell(judge(text, channel), done), "urgent": urgent}


def _content(request: Request, pack: IncidentPack, language: Language) -> dict[str, Any]:
    library, wave = services_of(request).book.library, pack.second_wave
    facts = {
        name: fact_shown(library.fact(name, pack.id), language) for name in (wave.facts() if wave else ())
    }
    circulating = wave.circulating if wave else ()
    return {
        "language": language,
        "other": next(other for other in LANGUAGES if other != language),
        "texts": {**shared_texts(library, language), **_own_texts(language)},
        "incident": pack.id,
        "name": pack.name.in_(language),
        "circulating": [
            (each.label.in_(language), [facts[name] for name in each.facts]) for each in circulating
        ],
        "never_asks": [facts[name] for name in (wave.never_asks if wave else ())],
        "genuine": [facts[name] for name in (wave.genuine if wave else ())],
        "channels": ("unknown", *CHANNELS),
        "done": DONE,
        "spoken_date": partial(spoken_date, language=language),
        "longest": LONGEST_PASTED,
    }


def _own_texts(language: Language) -> dict[str, str]:
    return {key: text.in_(language) for key, text in wording("second_wave").items()}
