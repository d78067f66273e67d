"""What is said while the plain page waits for a person: a frame in it that looks again by itself.

The page itself must not: it is the answer to a form, which a reload would lose with all that is being typed.
"""

import hashlib
import hmac
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import LONGEST_ID, services_of
from api.plain_view import news_page
from api.speech import language_of
from bot.knowledge.bilingual import Language
from bot.store.conversations import State
from bot.store.errors import StoreError

router = APIRouter()
PATH = "/chat/news"
_LOOK_AGAIN_SECONDS = 15
# An address that ends up in a log or a history is dead soon; each look brings the next one.
_GOOD_MILLISECONDS = 4 * _LOOK_AGAIN_SECONDS * 1000
_WAITED_FOR: tuple[State, ...] = ("waiting", "agent")


def news_address(request: Request, conversation_id: str, seen: int, language: Language) -> str:
    """Shows what comes after the first `seen` messages, for a minute, and lets nobody say anything."""
    # Milliseconds: a frame that is sent to the address where it is does not load again.
    until = _now() + _GOOD_MILLISECONDS
    proof = _proof(request, conversation_id, seen, until)
    asked = {"id": conversation_id, "seen": seen, "until": until, "proof": proof, "language": language}
    return f"{PATH}?{urlencode(asked)}"


def _now() -> int:
    return time.time_ns() // 1_000_000


def _proof(request: Request, conversation_id: str, seen: int, until: int) -> str:
    secret = services_of(request).outcome_secret
    return hmac.new(secret, f"news {conversation_id} {seen} {until}".encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Found:
    """`address`: the next look's, empty when nobody is waited for any more."""

    messages: list[dict[str, Any]]
    state: State | None = None
    address: str = ""


@router.get("/news", response_class=HTMLResponse)
async def news(
    request: Request,
    id: str = "",  # noqa: A002  # in the address
    seen: int = 0,
    until: int = 0,
    proof: str = "",
) -> HTMLResponse:
    """A wrong or old address shows nothing but how to look by hand."""
    right = hmac.compare_digest(proof.encode(), _proof(request, id, seen, until).encode())
    found = Found([])
    if right and until >= _now() and seen >= 0 and len(id) <= LONGEST_ID:
        try:
            found = await _look(request, id, seen)
        except StoreError:
            found = Found([], None, news_address(request, id, seen, language_of(request)))
    return news_page(request, found.messages, found.state, found.address, _LOOK_AGAIN_SECONDS)


async def _look(request: Request, conversation_id: str, seen: int) -> Found:
    store = services_of(request).store
    about = await store.about(conversation_id)
    request.state.language = about.language
    messages = (await store.transcript(conversation_id))[seen:]
    goes_on = about.state in _WAITED_FOR
    address = news_address(request, conversation_id, seen, about.language) if goes_on else ""
    return Found([each for each in messages if each["role"] != "user"], about.state, address)
