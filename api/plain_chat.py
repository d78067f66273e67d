"""The plain page /chat: the same conversation as forms, without script and without cookie."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from api import plain_news, plain_papers
from api.access import authenticated, services_of
from api.conversations import erase
from api.plain_fields import Carried, Form, form_of, menu_payloads
from api.plain_news import news_address
from api.plain_people import ask_call_back, continued, show_code
from api.plain_refusals import draft_of, refusal_for
from api.plain_steps import look_again, say_it, switch_language
from api.plain_verification import check_notice
from api.plain_view import Talk, Turn, conversation_page, start_page
from api.problems import NamedRefusal
from api.speech import language_of
from bot.messages import Message
from bot.reception.errors import BadMessageId, Refused, UnknownIncident
from bot.store.conversations import About
from bot.store.errors import InboxFull, StoreError, StoreUnavailable, UnknownConversation
from bot.verification.form import is_good

router = APIRouter(prefix="/chat", include_in_schema=False)
router.include_router(plain_papers.router)
router.include_router(plain_news.router)

Step = Callable[[Request, About, Form], Awaitable[Turn]]
# What the field `action` may ask for inside a conversation; without it something was said.
_STEPS: dict[str, Step] = {
    "refresh": look_again,
    "language": switch_language,
    "call_back": ask_call_back,
    "code": show_code,
}


@router.get("", response_class=HTMLResponse)
async def before(request: Request, incident: str | None = None) -> HTMLResponse:
    """Explains, and opens nothing."""
    if incident and incident not in services_of(request).book.library.incidents:
        return _turned_away(request, UnknownIncident())
    return start_page(request, "before", incident=incident)


@router.post("", response_class=HTMLResponse)
async def step(request: Request) -> HTMLResponse:
    """Whoever shows the conversation's secret goes on with it; nobody else sees a word of it."""
    form = await form_of(request)
    try:
        if form.one("action") == "open":
            return await _opened(request, form)
        if form.one("action") == "continue":
            return await _continued(request, form)
        about = await authenticated(request, form.one("id"), form.one("token"))
        return await _gone_on(request, about, form)
    except (HTTPException, UnknownConversation, UnknownIncident) as error:
        return _turned_away(request, error)
    except StoreError as error:
        return _unreachable(request, form, error)


async def _opened(request: Request, form: Form) -> HTMLResponse:
    language, incident = language_of(request), form.one("incident") or None
    opened = await services_of(request).reception.open(language, incident, "web")
    keys = opened.credentials
    carried = Carried(keys.conversation_id, keys.token, menu_payloads(opened.menu))
    talk = Talk(carried, opened.about.incident, opened.about.state, opened.messages)
    return conversation_page(request, talk, Turn())


async def _continued(request: Request, form: Form) -> HTMLResponse:
    try:
        return conversation_page(request, await continued(request, form), Turn())
    except NamedRefusal as error:
        return start_page(request, "failed", refusal_for(error, language_of(request)), at_code=True)


async def _gone_on(request: Request, about: About, form: Form) -> HTMLResponse:
    action = form.one("action")
    if action == "erase":
        return await _erased(request, about)
    if action == "verify":
        return await check_notice(request, about, form, lambda: _shown(request, about, form, Turn()))
    turn = await _taken(request, about, form, _STEPS.get(action, say_it))
    return await _shown(request, about, form, turn)


async def _taken(request: Request, about: About, form: Form, do: Step) -> Turn:
    try:
        return await do(request, about, form)
    except (Refused, InboxFull, StoreUnavailable) as error:
        return _refused(request, form, error)


async def _shown(request: Request, about: About, form: Form, turn: Turn) -> HTMLResponse:
    """The transcript as it is now: a message may have changed the language."""
    store = services_of(request).store
    about = await store.about(about.conversation_id)
    request.state.language = about.language
    messages = await store.transcript(about.conversation_id)
    open_forms = await _open_forms(request, about, messages)
    waits = about.state in ("waiting", "agent")
    news = news_address(request, about.conversation_id, len(messages), about.language) if waits else ""
    talk = Talk(Carried.of(form), about.incident, about.state, messages, open_forms, news)
    return conversation_page(request, talk, turn)


async def _open_forms(request: Request, about: About, messages: list[Message]) -> frozenset[str]:
    """Ids of the forms that were neither used nor are too old."""
    forms = [m["form"]["id"] for m in messages if m["form"] and m["form"]["kind"] == "verification"]
    store = services_of(request).store
    # The last one is enough: an older one has the next answers under it.
    good = [each for each in forms[-1:] if is_good(await store.button(about.conversation_id, each))]
    return frozenset(good)


async def _erased(request: Request, about: About) -> HTMLResponse:
    await erase(request, about)
    return start_page(request, "erased")


def _refused(request: Request, form: Form, error: Exception) -> Turn:
    """Sent again, the draft has the same id: if it was taken after all, it counts once."""
    draft = draft_of(request, form)
    draft_id = form.one("message_id") if draft and not isinstance(error, BadMessageId) else ""
    return Turn(refusal=refusal_for(error, language_of(request)), draft=draft, draft_id=draft_id)


def _turned_away(request: Request, error: Exception) -> HTMLResponse:
    return start_page(request, "failed", refusal_for(error, language_of(request)))


def _unreachable(request: Request, form: Form, error: Exception) -> HTMLResponse:
    """The page of a conversation that cannot be read now, with all that is needed to try again."""
    if form.one("action") in ("open", "continue"):
        return _turned_away(request, error)
    talk = Talk(Carried.of(form), "", "bot", ())
    return conversation_page(request, talk, _refused(request, form, error))
