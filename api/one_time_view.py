"""What the templates of a one-time link's page are filled with."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.pages import shared_texts, template
from api.plain_drawing import blocks, calls, outside, shown_by
from api.plain_fields import Carried
from api.plain_refusals import Refusal
from api.speech import language_of
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.spoken_date import spoken_date
from bot.store.conversations import About
from bot.wording import say, wording

_WORDS = "one_time"
# A page that tells nothing about who was here.
_LEAVE_TO = "https://www.meteofrance.com"
_PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
# No conversation stands behind a paper's form here: it goes to /chat/papers with nothing that opens one.
_NOBODY = Carried("", "", {})


def start_page(request: Request) -> HTMLResponse:
    """What a link is; the browser, or the person, then hands it over."""
    return _page(request, "one_time_start.html", "before", {"refusal": None})


def over_page(request: Request) -> HTMLResponse:
    """The same for a link that is wrong, used or over."""
    refusal = Refusal(404, say(_WORDS, "over", language_of(request)))
    return _page(request, "one_time_start.html", "over", {"refusal": refusal}, 404)


def failed_page(request: Request, refusal: Refusal, retry: Mapping[str, str]) -> HTMLResponse:
    """`retry`: hidden fields with which the same can be asked again; empty when it cannot."""
    content = {"refusal": refusal, "retry": retry}
    return _page(request, "one_time_start.html", "failed", content, refusal.status)


def thing_page(request: Request, about: About, pass_: str, state: str, **content: Any) -> HTMLResponse:
    """`form`: to be filled in; `messages`: to be read; `refusal`: why the form was not taken."""
    refusal = content.get("refusal")
    shown = {
        "pass_": pass_,
        "incident": about.incident,
        "carried": _NOBODY,
        "form": None,
        "refusal": None,
        # What lies under a message in the chat stays there.
        "messages": [{**message, "form": None} for message in content.pop("messages", ())],
        **content,
    }
    return _page(request, "one_time.html", state, shown, refusal.status if refusal else 200)


def _page(
    request: Request, name: str, state: str, content: Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    language = language_of(request)
    shared = {
        "language": language,
        "other": next(other for other in LANGUAGES if other != language),
        "texts": shared_texts(services_of(request).book.library, language),
        "tell": partial(_tell, language),
        "state": state,
        "posted": True,
        "repeat_danger": False,
        "calls": calls,
        "leave_to": _LEAVE_TO,
        "blocks": blocks,
        "shown_by": shown_by,
        "outside": outside,
        "spoken_date": partial(spoken_date, language=language),
    }
    headers = {"Content-Language": language, "Vary": "Accept-Language", **_PRIVATE}
    return HTMLResponse(template(name).render({**shared, **content}), status, headers)


def _tell(language: Language, key: str, **values: object) -> str:
    return say(_WORDS if key in wording(_WORDS) else "chat", key, language, **values)
