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
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.spoken_date import spoken_date
from bot.messages import Message
from bot.reception.limits import LONGEST_PASTED
from bot.store.conversations import State
from bot.wording import say, wording

# A page that tells nothing about who was here.
_LEAVE_TO = "https://www.meteofrance.com"
PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
_OWN = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
_FRAMING = f"{_OWN}; frame-ancestors 'none'; frame-src 'self'"
_FRAMED = f"{_OWN}; frame-ancestors 'self'"
# Choices count under the last answers: those after the last message of the person or of an agent.
_TALKS = ("user", "agent")


@dataclass(frozen=True)
class PhoneCode:
    """`until`: the time of day in Paris."""

    groups: tuple[str, str]
    until: str


@dataclass(frozen=True)
class Turn:
    """What became of one form.

    `awaited`: id of the message whose answer is not there yet; `moment`: what is said meanwhile, not stored.
    `draft`: goes back into the text box, to be sent under `draft_id`. `code`: to be read out on the phone.
    `called_back`: a call back is asked for; `at_phone`: `refusal` is about its number.
    """

    awaited: str = ""
    moment: tuple[Message, ...] = ()
    repeated: bool = False
    refusal: Refusal | None = None
    draft: str = ""
    draft_id: str = ""
    code: PhoneCode | None = None
    called_back: bool = False
    at_phone: bool = False


@dataclass(frozen=True)
class Talk:
    """A conversation as its page shows it. `open_forms`: ids of forms that can still be used.

    `news`: address of the frame that looks again by itself while a person is waited for.
    """

    carried: Carried
    incident: str
    state: State
    messages: Sequence[Message]
    open_forms: frozenset[str] = frozenset()
    news: str = ""


def start_page(
    request: Request,
    state: str,
    refusal: Refusal | None = None,
    incident: str | None = None,
    *,
    at_code: bool = False,
) -> HTMLResponse:
    """Before a conversation, or after it: what is kept, and the button that opens one.

    `at_code`: `refusal` is about the code from a call.
    """
    days = services_of(request).settings.retention_days
    content = {"refusal": refusal, "incident": incident, "state": state, "days": days} | {"at_code": at_code}
    return drawn_page(request, "chat_start.html", content, refusal.status if refusal else 200)


def conversation_page(request: Request, talk: Talk, turn: Turn) -> HTMLResponse:
    messages = [*talk.messages, *turn.moment]
    begins, talked = _last(messages, _TALKS[:1]), _last(messages, _TALKS)
    live = messages[talked:]
    content = {
        "talk": talk,
        "turn": turn,
        "state": _state(talk, turn),
        "refusal": turn.refusal,
        "earlier": messages[:begins],
        "latest": messages[begins:],
        "live": {message["id"] for message in live},
        # Sent from a page of before, the form may be there no more: then it is said at the text box.
        "at_phone": turn.at_phone and any(shown_by(message["form"]) == "call_back" for message in live),
        "carried": talk.carried,
        "menu": talk.carried.menu_in(language_of(request)),
        "verifies": services_of(request).settings.verifies,
        "longest": LONGEST_PASTED,
        # The page opens at its end, where the numbers at the top are out of sight.
        "repeat_danger": True,
    }
    page = drawn_page(request, "chat.html", content, turn.refusal.status if turn.refusal else 200)
    if talk.news:
        page.headers["Content-Security-Policy"] = _FRAMING
    return page


def _last(messages: Sequence[Message], roles: Sequence[str]) -> int:
    """The place of the last message of one of them, else of the first one."""
    return max((place for place, message in enumerate(messages) if message["role"] in roles), default=0)


def news_page(
    request: Request, messages: Sequence[Message], state: State | None, address: str, seconds: int
) -> HTMLResponse:
    """The frame inside a conversation's page."""
    content = {"messages": messages, "state": state, "address": address, "seconds": seconds}
    page = drawn_page(request, "chat_news.html", content, 200)
    page.headers.update({**PRIVATE, "Content-Security-Policy": _FRAMED})
    return page


def paper_page(
    request: Request,
    carried: Carried,
    form: Mapping[str, Any],
    errors: Mapping[str | None, str],
    incident: str,
) -> HTMLResponse:
    """One paper's form again, with what is wrong at each field. `form["values"]`: what was right."""
    content = {"carried": carried, "form": form, "errors": errors, "incident": incident, "state": "paper"}
    return drawn_page(request, "chat_paper.html", content, 422)


def drawn_page(
    request: Request, name: str, content: Mapping[str, Any], status: int, words: str = "chat"
) -> HTMLResponse:
    """`words`: the file of data/wording whose sentences stand in; chat.yml says what it does not have."""
    language = language_of(request)
    shared = {
        "language": language,
        "other": next(other for other in LANGUAGES if other != language),
        "texts": shared_texts(services_of(request).book.library, language),
        "tell": partial(_tell, words, language),
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
        headers |= PRIVATE
    return HTMLResponse(template(name).render({**shared, **content}), status, headers)


def _tell(words: str, language: Language, key: str, **values: object) -> str:
    return say(words if key in wording(words) else "chat", key, language, **values)


def _state(talk: Talk, turn: Turn) -> str:
    """The word that the page's title begins with."""
    if turn.refusal:
        return "failed" if turn.at_phone else "refused"
    if turn.code:
        return "code"
    if turn.awaited:
        return "waiting"
    if talk.state in ("waiting", "agent"):
        return "queue" if talk.state == "waiting" else "agent"
    return "answered" if any(message["role"] == "user" for message in talk.messages) else "opened"
