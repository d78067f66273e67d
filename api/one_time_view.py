"""What the templates of a one-time link's page are filled with."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.plain_fields import Carried
from api.plain_refusals import Refusal
from api.plain_view import PRIVATE, drawn_page
from api.speech import language_of
from bot.store.conversations import About
from bot.wording import say

_WORDS = "one_time"
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
    """Nothing of it is kept by a browser, nor listed by a search engine, however it was asked for."""
    page = drawn_page(request, name, {"state": state, "posted": True, **content}, status, _WORDS)
    page.headers.update(PRIVATE)
    return page
