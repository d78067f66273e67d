"""What the sign-in page shows: a form without script, in the language of the browser or the one asked for."""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.speech import language_of
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import say

if TYPE_CHECKING:
    from jinja2 import Environment

_PAGES = Path(__file__).parent / "page"
# `same-origin`, so that the browser says where the form was: with `no-referrer` its Origin would be "null".
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin", "Vary": "Accept-Language, Cookie"}


@dataclass(frozen=True)
class Said:
    """Above the form. `refusal`: one sentence or two, ready to show."""

    status: int = 200
    refusal: str = ""
    signed_out: bool = False


def sign_in_page(request: Request, said: Said) -> HTMLResponse:
    settings = services_of(request).settings
    content = {
        "refusal": said.refusal,
        "signed_out": said.signed_out,
        "organisation": settings.oidc_issuer is not None,
        "second_factor": settings.agent_second_factor,
        "minutes": settings.agent_idle_minutes,
    }
    return _page(request, "sign_in.html", content, said.status)


def entering_page(request: Request) -> HTMLResponse:
    """Goes on to the console by itself: who comes from another site would not send the cookie yet."""
    return _page(request, "entering.html", {}, 200)


def _page(request: Request, name: str, content: dict[str, object], status: int) -> HTMLResponse:
    language = language_of(request)
    shared = {
        "language": language,
        "other": next(other for other in LANGUAGES if other != language),
        "tell": partial(_tell, language),
    }
    page = _templates().get_template(name).render({**shared, **content})
    return HTMLResponse(page, status, {**_HEADERS, "Content-Language": language})


def _tell(language: Language, key: str, **values: object) -> str:
    return say("console_sign_in", key, language, **values)


@cache
def _templates() -> "Environment":
    # Imported with the first page, as in api/pages.py.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined)
