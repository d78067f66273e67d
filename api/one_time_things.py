"""The one thing behind a link: shown, and what becomes of what is filled in."""

import json
import time
from typing import Any, cast

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.one_time_view import over_page, thing_page
from api.plain_fields import Form
from api.plain_people import ask_call_back
from api.verification import ANSWER_BYTES, Typed, verify
from bot.documents.form import paper_form
from bot.documents.kind import Kind
from bot.handover.notice import notice
from bot.knowledge.bilingual import Language
from bot.messaging.links import OpenedLink
from bot.store.conversations import About
from bot.verification.pace import wait_for_tick
from bot.wording import wording

# The page of an outcome, in either language, is shorter.
_PAGE_BYTES = 3 * ANSWER_BYTES
# No reference and no date is longer; whatever is, is an attempt like another.
_LONGEST = 200


async def show(request: Request, about: About, opened: OpenedLink, _form: Form) -> HTMLResponse:
    """In the conversation's language of now, whatever it was when the link was sent."""
    services, thing = services_of(request), opened.thing
    form: dict[str, Any] | None = None
    match thing.kind:
        case "verification" if services.settings.verifies:
            form = await services.reception.issue_verification_form(about)
        case "call_back":
            form = _call_back_words(about.language)
        case "document":
            form = paper_form(cast(Kind, thing.paper), about.language, thing.values)
        case "message":
            return await _whole_message(request, about, opened)
    return thing_page(request, about, opened.pass_, thing.kind, form=form)


async def _whole_message(request: Request, about: About, opened: OpenedLink) -> HTMLResponse:
    transcript = await services_of(request).store.transcript(about.conversation_id)
    messages = [message for message in transcript if message["id"] == opened.thing.message_id]
    if not messages:
        return over_page(request)
    return thing_page(request, about, opened.pass_, "message", messages=messages)


async def check_notice(request: Request, about: About, opened: OpenedLink, form: Form) -> HTMLResponse:
    """As on the plain page: the API's own check, and an answer as long and as late whatever it found."""
    if not services_of(request).settings.verifies:
        return await show(request, about, opened, form)
    started = time.monotonic()
    typed = Typed(
        reference=form.one("reference")[:_LONGEST],
        birth_date=form.one("birth_date")[:_LONGEST],
        form=form.one("form")[:_LONGEST] or "-",
    )
    answer = json.loads(bytes((await verify(request, about, typed)).body))
    page = thing_page(request, about, opened.pass_, "told", messages=answer["messages"])
    page.body = bytes(page.body).ljust(_PAGE_BYTES)
    page.headers["Content-Length"] = str(len(page.body))
    await wait_for_tick(started)
    return page


async def ask_for_call(request: Request, about: About, opened: OpenedLink, form: Form) -> HTMLResponse:
    """The number is never shown again."""
    turn, words = await ask_call_back(request, about, form), _call_back_words(about.language)
    if turn.refusal:
        return thing_page(request, about, opened.pass_, "call_back", form=words, refusal=turn.refusal)
    said = notice(services_of(request).book, "utter_call_back_noted", about)["transcript"]
    return thing_page(request, about, opened.pass_, "noted", form=words, messages=said)


def _call_back_words(language: Language) -> dict[str, str]:
    return {key: text.in_(language) for key, text in wording("call_back_form").items()}
