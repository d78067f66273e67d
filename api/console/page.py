"""The console's page, its style, scripts and sentences: for agents who are signed in."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from api.console.sign_in import PageAgent, signed_in_page
from api.speech import language_of
from bot.documents.form import paper_form
from bot.documents.kind import KINDS
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import wording

if TYPE_CHECKING:
    from jinja2 import Template

# Without a session the sign-in form is the answer, whatever was asked for.
router = APIRouter(prefix="/console", include_in_schema=False, dependencies=[Depends(signed_in_page)])
HERE = Path(__file__).parent
PAGE = HERE / "page"
SOURCE = HERE / "source"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# Guarded like the page: a browser keeps them, and asks each time whether it still may show them.
_KEPT = {"Cache-Control": "private, no-cache"}
_NOT_KEPT = {"Cache-Control": "no-store"}


@router.get("", response_class=HTMLResponse)
async def console(request: Request, agent: PageAgent) -> HTMLResponse:
    language = language_of(request)
    page = _template().render(
        language=language,
        languages=LANGUAGES,
        texts={key: text.in_(language) for key, text in wording("console").items()},
        own={each: wording("console")[f"language_{each}_own"].in_(each) for each in LANGUAGES},
        agent=agent.name,
        papers=" ".join(KINDS),
    )
    return HTMLResponse(page, headers={"Content-Language": language, **_NOT_KEPT})


@router.get("/strings")
async def strings() -> JSONResponse:
    """Both languages: an agent changes between them at any moment."""
    return JSONResponse({"strings": _in_both("console"), "topics": _in_both("topics")}, headers=_KEPT)


@router.get("/papers/{kind}")
async def paper(kind: str, request: Request) -> JSONResponse:
    """The form that a paper is made with, as a message would hold it."""
    known = next((each for each in KINDS if each == kind), None)
    if known is None:
        raise HTTPException(404)
    return JSONResponse(paper_form(known, language_of(request)), headers=_NOT_KEPT)


@router.get("/assets/{name:path}")
async def asset(name: str) -> Response:
    place = _assets().get(name)
    if place is None:
        raise HTTPException(404)
    return FileResponse(place, media_type=_TYPES[place.suffix], headers=_KEPT)


@cache
def _assets() -> dict[str, Path]:
    """Name in the address → file; nothing else can be asked for."""
    scripts = {str(path.relative_to(SOURCE)): path for path in SOURCE.rglob("*.js")}
    return scripts | {path.name: path for path in PAGE.iterdir() if path.suffix in _TYPES}


def _in_both(file: str) -> dict[str, Any]:
    return {key: _both(text.in_("fr"), text.in_("en")) for key, text in wording(file).items()}


def _both(fr: str, en: str) -> dict[Language, str]:
    return {"fr": fr, "en": en}


@cache
def _template() -> "Template":
    # A tenth of a second: the first page can wait for it, the start cannot.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    found = Environment(loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined)
    return found.get_template("console.html")
