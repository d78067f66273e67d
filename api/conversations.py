"""Open a conversation, send to it, read it, erase it."""

from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.access import Conversation, services_of
from api.services import Services
from api.shapes import AnswerShape, ConversationShape, HistoryShape, NewConversation, Sent
from api.speech import language_of
from bot.language.choice import browser_language
from bot.messages import without_notes
from bot.reception.reception import Receipt
from bot.store.conversations import About
from bot.store.errors import StoreUnavailable

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.post("", status_code=201, response_model=ConversationShape)
async def open_conversation(request: Request, wish: NewConversation | None = None) -> dict[str, Any]:
    wish = wish or NewConversation()
    request.state.language = wish.language or language_of(request)
    opened = await services_of(request).reception.open(request.state.language, wish.incident, wish.channel)
    return {
        "id": opened.credentials.conversation_id,
        "token": opened.credentials.token,
        "language": opened.about.language,
        "incident": opened.about.incident,
        "messages": opened.messages,
        "menu": opened.menu,
    }


async def _sent(request: Request, about: Conversation) -> Sent:  # noqa: ARG001  # asked for its order
    """Reads the body after the conversation is known, so that an error is in the person's language."""
    try:
        return Sent.model_validate_json(await request.body())
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False, include_context=False)) from None


_SENT_SCHEMA = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": Sent.model_json_schema()}}}
}


@router.post("/{conversation_id}/messages", response_model=AnswerShape, openapi_extra=_SENT_SCHEMA)
async def send(
    request: Request, about: Conversation, sent: Annotated[Sent, Depends(_sent)]
) -> dict[str, Any]:
    services = services_of(request)
    receipt = await receive(services, about, sent, request.headers.get("accept-language"))
    return await answer_to(services, about, receipt)


@router.get("/{conversation_id}/messages", response_model=HistoryShape)
async def history(request: Request, about: Conversation) -> dict[str, Any]:
    messages = await services_of(request).store.transcript(about.conversation_id)
    return {"messages": messages, "state": about.state}


@router.delete("/{conversation_id}", status_code=204)
async def erase(request: Request, about: Conversation) -> Response:
    await services_of(request).erasure.erase(about.conversation_id)
    return Response(status_code=204)


async def receive(services: Services, about: About, sent: Sent, accept_language: str | None) -> Receipt:
    if sent.payload is not None:
        return await services.reception.receive_payload(about, sent.payload, sent.message_id)
    return await services.reception.receive_text(
        about, sent.text or "", sent.message_id, browser_language(accept_language)
    )


async def answer_to(services: Services, about: About, receipt: Receipt) -> dict[str, Any]:
    """The stored answer, or the honest « one moment » when no worker has one in time."""
    answer, state = receipt.answer, about.state
    # The message is taken: a store that fails while we wait must not make the person send it again.
    with suppress(StoreUnavailable):
        if answer is None:
            answer = await services.waiting.answer(about.conversation_id, receipt.message_id)
        state = await services.store.state(about.conversation_id)
    return without_notes(answer or services.reception.wait_a_moment(receipt.language, about.incident), state)
