"""The demonstration page: the help page of an organisation whose data leaked, with the widget on it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.services import Services
from api.speech import language_of
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.evidence import Evidenced
from bot.knowledge.fact import Fact
from bot.knowledge.library import Library
from bot.knowledge.service import Service
from bot.knowledge.spoken_date import spoken_date
from bot.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment, Template

router = APIRouter(include_in_schema=False)
PAGE = Path(__file__).parent / "page"
ASSETS = PAGE / "assets"

# Numbers in the line at the top of every page.
_DANGER = {
    "police": "police_emergency",
    "europe": "europe_emergency",
    "text": "emergency_text",
    "suicide": "suicide_line",
}
_FACTS = ("people_affected", "final_count_unknown", "data_taken", "data_not_taken", "cnam_health_wording")
# What happened, and what to do now; each has its label `step_…` or `do_…` in data/wording/page.yml.
_STORY = ("entry_point", "detected_when", "cnam_complaint_filed", "email_from", "copied_or_viewed")
_ACTIONS = ("never_asks", "change_ameli_password", "ask_cnam")
# Help lines by occasion; each occasion has its title in data/wording/page.yml.
_HELP = {
    "help_danger": ("police_emergency", "europe_emergency", "emergency_text", "samu", "suicide_line"),
    "help_money": ("card_block",),
    "help_scam": ("info_escroqueries", "sms_33700", "seventeen_cyber", "cybermalveillance"),
    "help_organisation": ("ameli_account", "ameli_phone", "ameli_english"),
    "help_rights": ("france_victimes", "cnil"),
}
# Numbers that take text messages, not calls.
_BY_TEXT = ("114", "33700")
# Texts of data/wording/page.yml with {blanks} for what is known of the incident.
_FILLED = ("page_title", "description", "summary", "already_paid", "step_detected_when")


@cache
def _templates() -> "Environment":
    # A tenth of a second: the first page can wait for it, the start cannot.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined)


@router.get("/", response_class=HTMLResponse)
async def demonstration(request: Request) -> HTMLResponse:
    language = language_of(request)
    page = template("demonstration.html").render(_content(services_of(request), language))
    return HTMLResponse(page, headers={"Content-Language": language, "Vary": "Accept-Language"})


def template(name: str) -> "Template":
    return _templates().get_template(name)


def shared_texts(library: Library, language: Language) -> dict[str, str]:
    """Texts of data/wording/page.yml, with the numbers for danger filled in."""
    texts = {key: text.in_(language) for key, text in wording("page").items()}
    numbers = {blank: library.service(name).number for blank, name in _DANGER.items()}
    return {**texts, "danger": texts["danger"].format(**numbers)}


def _content(services: Services, language: Language) -> dict[str, object]:
    library, incident = services.book.library, services.settings.default_incident
    facts = {name: library.fact(name, incident) for name in (*_FACTS, *_STORY, *_ACTIONS)}
    lines = {occasion: [library.service(name) for name in names] for occasion, names in _HELP.items()}
    bank = library.service("own_bank")
    reviewed = _latest_check((*facts.values(), bank, *(line for group in lines.values() for line in group)))
    return {
        "language": language,
        "languages": LANGUAGES,
        "other": next(other for other in LANGUAGES if other != language),
        "texts": {**shared_texts(library, language), **_filled_texts(library, incident, language)},
        "incident_id": incident,
        "incident": library.incidents[incident].name.in_(language),
        "facts": {name: fact_shown(fact, language) for name, fact in facts.items()},
        "danger": wording("page")["danger"].in_(language),
        "danger_lines": {
            blank: _line_shown(library.service(name), language) for blank, name in _DANGER.items()
        },
        "bank": _evidence_shown(bank, language),
        "story": _STORY,
        "actions": _ACTIONS,
        "help": {
            occasion: [_line_shown(line, language) for line in group] for occasion, group in lines.items()
        },
        "reviewed": reviewed,
        "reviewed_on": spoken_date(reviewed, language),
    }


def _filled_texts(library: Library, incident: str, language: Language) -> dict[str, str]:
    """Texts of data/wording/page.yml that tell something of this incident."""
    bank = library.service("own_bank")
    told = {
        "incident": library.incidents[incident].name,
        "people": library.fact("people_affected", incident).text,
        "announced": library.fact("announced_on", incident).text,
        "bank": bank.address or bank.name,
    }
    values = {name: text.in_(language) for name, text in told.items()}
    return {name: wording("page")[name].in_(language).format(**values) for name in _FILLED}


def _latest_check(shown: Iterable[Evidenced]) -> str:
    return max(each.checked_on for each in shown).isoformat()


def fact_shown(fact: Fact, language: Language) -> dict[str, Any]:
    return {
        "text": fact.text.in_(language),
        "items": [item.in_(language) for item in fact.items],
        **_evidence_shown(fact, language),
    }


def _line_shown(line: Service, language: Language) -> dict[str, Any]:
    digits = (line.number or "").replace(" ", "")
    return {
        "name": line.name.in_(language),
        "purpose": line.purpose.in_(language),
        "number": line.number,
        "call": f"{'sms' if digits in _BY_TEXT else 'tel'}:{digits}",
        "site": line.url,
        "site_name": (urlsplit(line.url or "").hostname or "").removeprefix("www."),
        "address": line.address.in_(language) if line.address else None,
        "price": line.price.in_(language),
        "hours": line.hours.in_(language),
        "languages": line.languages.in_(language) if line.languages else None,
        **_evidence_shown(line, language),
    }


def _evidence_shown(shown: Evidenced, language: Language) -> dict[str, Any]:
    """`source` and `url`: the first of `sources`, of which two with the same title are one."""
    pages: dict[str, str] = {}
    for source in shown.sources:
        pages.setdefault(source.title(language), source.url)
    sources = [{"title": title, "url": url} for title, url in pages.items()]
    checked_on = shown.checked_on.isoformat()
    return {
        "source": sources[0]["title"],
        "url": sources[0]["url"],
        "sources": sources,
        "checked_on": checked_on,
        "checked": spoken_date(checked_on, language),
    }
