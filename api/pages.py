"""The demonstration page: one can chat on it; the real widget will take its place."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.services import Services
from api.speech import language_of
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.fact import Fact
from bot.knowledge.library import Library
from bot.knowledge.spoken_date import spoken_date
from bot.reception.limits import LONGEST_TEXT
from bot.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment, Template

router = APIRouter(include_in_schema=False)
PAGE = Path(__file__).parent / "page"
ASSETS = PAGE / "assets"

# Facts shown under the chat, in this order; each has its label in data/wording/page.yml.
_FACTS = ("people_affected", "data_taken", "data_not_taken")


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
    numbers = {
        "police": library.service("police_emergency").number,
        "europe": library.service("europe_emergency").number,
        "text": library.service("emergency_text").number,
        "suicide": library.service("suicide_line").number,
    }
    return {**texts, "danger": texts["danger"].format(**numbers)}


def _content(services: Services, language: Language) -> dict[str, object]:
    library, incident = services.book.library, services.settings.default_incident
    texts = shared_texts(library, language)
    return {
        "language": language,
        "other": next(other for other in LANGUAGES if other != language),
        "texts": texts,
        "incident": library.incidents[incident].name.in_(language),
        "facts": [
            {"label": texts[name], **fact_shown(library.fact(name, incident), language)} for name in _FACTS
        ],
        "longest": LONGEST_TEXT,
    }


def fact_shown(fact: Fact, language: Language) -> dict[str, Any]:
    checked_on = fact.checked_on.isoformat()
    return {
        "text": fact.text.in_(language),
        "items": [item.in_(language) for item in fact.items],
        "source": fact.sources[0].title(language),
        "url": fact.sources[0].url,
        "checked_on": checked_on,
        "checked": spoken_date(checked_on, language),
    }
