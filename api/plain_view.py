"""What the templates of the plain page are filled with."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.pages import shared_texts, template
from api.plain_drawing import blocks, calls, on_map, outside, shown_by, where
from api.plain_fields import Carried
from api.plain_refusals import Refusal
from api.speech import language_of
from bot.knowledge.bilingual import LANGUAGES
from bot.knowledge.spoken_date import spoken_date
from bot.messages import Message
from bot.reception.limits import LONGEST_PASTED
from bot.store.conversations import State
from bot.wording import say

# A page that tells nothing about who was here.
_LEAVE_TO = "https://www.meteofrance.com"


@dataclass(frozen=True)
class Turn:
    """What became of one form.

    `awaited`: id of the message whose answer is not there yet; `moment`: what is said meanwhile, not stored.
    `draft`: goes back into the text box, to be sent under `draft_id`.
    """

    awaited: str = ""
    moment: tuple[Message, ...] = ()
    repeated: bool = False
    refusal: Refusal | None = None
    draft: str = ""
    draft_id: str = ""


@dataclass(frozen=True)
class Talk:
    """A conversation as its page shows it. `open_forms`: ids of forms that can still be used."""

    carried: Carried
    incident: str
    state: State
    messages: Sequence[Message]
    open_forms: frozenset[str] = frozenset()


def start_page(
    request: Request, state: str, refusal: Refusal | None = None, incident: str | None = None
) -> HTMLResponse:
    """Before a conversation, or after it: what is kept, and the button that opens one."""
    days = services_of(request).settings.retention_days
    content = {"refusal": refusal, "incident": incident, "state": state, "days": days}
    return _page(request, "chat_start.html", content, refusal.status if refusal else 200)


def conversation_page(request: Request, talk: Talk, turn: Turn) -> HTMLResponse:
    messages = [*talk.messages, *turn.moment]
    own = [place for place, message in enumerate(messages) if message["role"] == "user"]
    begins = own[-1] if own else 0
    content = {
        "talk": talk,
        "turn": turn,
        "state": _state(talk, turn),
        "refusal": turn.refusal,
        "earlier": messages[:begins],
        "latest": messages[begins:],
        "carried": talk.carried,
        "menu": talk.carried.menu_in(language_of(request)),
        "verifies": services_of(request).settings.verifies,
        "longest": LONGEST_PASTED,
        # The page opens at its end, where the numbers at the top are out of sight.
        "repeat_danger": True,
    }
    return _page(request, "chat.html", content, turn.refusal.status if turn.refusal else 200)


def paper_page(
    request: Request,
    carried: Carried,
    form: Mapping[str, Any],
    errors: Mapping[str | None, str],
    incident: str,
) -> HTMLResponse:
    """One paper's form again, with what is wrong at each field. `form["values"]`: what was right."""
    content = {"carried": carried, "form": form, "errors": errors, "incident": incident, "state": "paper"}
    return _page(request, "chat_paper.html", content, 422)


def _page(request: Request, name: str, content: Mapping[str, Any], status: int) -> HTMLResponse:
    language = language_of(request)
    shared = {
        "language": language,
        "other": next(other for other in LANGUAGES if other != language),
        "texts": shared_texts(services_of(request).book.library, language),
        "tell": partial(_tell, language),
        "posted": request.method == "POST",
        "repeat_danger": False,
        "calls": calls,
        "leave_to": _LEAVE_TO,
        "blocks": blocks,
        "shown_by": shown_by,
        "outside": outside,
        "on_map": on_map,
        "where": where,
        "fresh": partial(secrets.token_hex, 8),
        "spoken_date": partial(spoken_date, language=language),
    }
    headers = {"Content-Language": language, "Vary": "Accept-Language"}
    if request.method == "POST":
        headers |= {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return HTMLResponse(template(name).render({**shared, **content}), status, headers)


def _tell(language: Any, key: str, **values: object) -> str:
    return say("chat", key, language, **values)


def _state(talk: Talk, turn: Turn) -> str:
    """The word that the page's title begins with."""
    if turn.refusal:
        return "refused"
    if turn.awaited or talk.state == "waiting":
        return "waiting"
    return "answered" if any(message["role"] == "user" for message in talk.messages) else "opened"
