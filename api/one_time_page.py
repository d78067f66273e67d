"""The page /f that a one-time link opens: one thing of a conversation, and never the conversation."""

import re
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.caller import address_of
from api.one_time_things import ask_for_call, check_notice, show
from api.one_time_view import failed_page, over_page, start_page
from api.plain_fields import Form, form_of
from api.plain_refusals import Refusal, refusal_for
from api.speech import language_of
from bot.messaging.link_tries import TooManyLinks
from bot.messaging.links import OpenedLink
from bot.store.conversations import About
from bot.store.errors import StoreError, UnknownConversation
from bot.wording import say

router = APIRouter(prefix="/f", include_in_schema=False)
_SECRET = re.compile(r"[A-Za-z0-9_-]{22}")

Step = Callable[[Request, About, OpenedLink, Form], Awaitable[HTMLResponse]]
# What can be done, by the thing that the link was for; everything else shows the thing.
_STEPS: dict[tuple[str, str], Step] = {
    ("verification", "verify"): check_notice,
    ("call_back", "call_back"): ask_for_call,
}


@router.get("", response_class=HTMLResponse)
async def before(request: Request) -> HTMLResponse:
    """Opens nothing: programs that look at links before people do use none up."""
    return start_page(request)


@router.post("", response_class=HTMLResponse)
async def step(request: Request) -> HTMLResponse:
    """Whoever shows a link that is good, or the secret of a page that one opened, gets its one thing."""
    form, opened = await form_of(request), None
    try:
        opened = await _opened(request, form)
        return await _gone_on(request, opened, form) if opened else over_page(request)
    except UnknownConversation:
        return over_page(request)
    except TooManyLinks:
        return failed_page(request, Refusal(429, say("one_time", "too_many", language_of(request))), {})
    except StoreError as error:
        return failed_page(request, refusal_for(error, language_of(request)), _retry(form, opened))


async def _opened(request: Request, form: Form) -> OpenedLink | None:
    services = services_of(request)
    if form.one("action") == "open":
        network = services.agent_desk.codes.hashed(address_of(request))
        return await services.link_tries.open(_secret(form, "link"), network)
    pass_ = _secret(form, "pass")
    thing = await services.links.page(pass_)
    return OpenedLink(pass_, thing) if thing else None


async def _gone_on(request: Request, opened: OpenedLink, form: Form) -> HTMLResponse:
    about = await services_of(request).store.about(opened.thing.conversation_id)
    request.state.language = about.language
    do = _STEPS.get((opened.thing.kind, form.one("action")), show)
    return await do(request, about, opened, form)


def _secret(form: Form, name: str) -> str:
    """Of a link that was pasted whole, what stands after the #. Empty when it cannot be a secret."""
    secret = form.one(name).rpartition("#")[2].strip()
    return secret if _SECRET.fullmatch(secret) else ""


def _retry(form: Form, opened: OpenedLink | None) -> dict[str, str]:
    if pass_ := opened.pass_ if opened else _secret(form, "pass"):
        return {"action": "show", "pass": pass_}
    return {"action": "open", "link": _secret(form, "link")}
