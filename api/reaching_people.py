"""From the chat to people and back: a number to call back, a code for the phone, a code from an agent."""

from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request

from api.access import Conversation, services_of
from api.agent_shapes import CallBackShape, CodeShape
from api.caller import address_of
from api.problems import NamedRefusal
from api.shapes import ConversationShape
from bot.handover.codes import TooManyCodes
from bot.store.codes import CODE_SECONDS
from bot.store.errors import NotPossibleNow

router = APIRouter(tags=["conversations"])


@router.post("/conversations/{conversation_id}/call-back")
async def ask_to_be_called(request: Request, about: Conversation, wish: CallBackShape) -> dict[str, Any]:
    """The number is kept apart from the conversation, for days; `messages`: what the person is told."""
    services = services_of(request)
    message = await services.agent_desk.call_back_desk.ask(about, wish.phone, wish.when)
    return {"messages": [message]}


@router.post("/conversations/{conversation_id}/code")
async def code_for_phone(request: Request, about: Conversation) -> dict[str, str]:
    """The person reads it out on the phone: the agent then sees this conversation, and takes it over."""
    code = await services_of(request).agent_desk.codes.for_desk(about.conversation_id)
    ends = datetime.now(UTC) + timedelta(seconds=CODE_SECONDS)
    return {"code": code, "expires_at": ends.isoformat(timespec="seconds")}


@router.post("/codes", status_code=201, response_model=ConversationShape)
async def go_on(request: Request, sent: CodeShape) -> dict[str, Any]:
    """A call goes on here: its conversation, with a token of its own; the machine answers again."""
    services = services_of(request)
    desk = services.agent_desk
    try:
        call = await desk.codes.in_chat(sent.code, desk.codes.hashed(address_of(request)))
    except TooManyCodes:
        raise NamedRefusal(429, "too_many_codes") from None
    if call is None:
        raise NamedRefusal(404, "unknown_code")
    try:
        opened = await desk.hand_over.continue_in_chat(call)
    except NotPossibleNow:
        raise NamedRefusal(404, "unknown_code") from None
    return {
        "id": opened.credentials.conversation_id,
        "token": opened.credentials.token,
        "language": opened.about.language,
        "incident": opened.about.incident,
        "messages": await services.store.transcript(call),
        "menu": opened.menu,
    }
