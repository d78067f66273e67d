"""The same conversation over a WebSocket: what is sent comes in, every committed answer goes out."""

import asyncio
import json
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from api.access import authenticated, services_of
from api.conversations import receive
from api.problems import problem, problem_for
from api.services import Services
from api.shapes import Sent
from api.speech import language_of
from bot.messages import without_notes
from bot.reception.errors import Refused
from bot.reception.limits import LARGEST_BODY_BYTES
from bot.reception.reception import Receipt
from bot.store.committed import next_news
from bot.store.conversations import About
from bot.store.errors import StoreError, UnknownConversation

router = APIRouter(prefix="/conversations", tags=["conversations"])

# Browsers cannot set headers on a socket: the token may come as `Sec-WebSocket-Protocol: vigie, <token>`,
# or as the first frame {"token": ...}. It never stands in the address, which ends in logs and histories.
PROTOCOL = "vigie"
_FIRST_FRAME_SECONDS = 10
_POLL_SECONDS = 1.0
_REFUSED = 4401
_GONE = 4404


@router.websocket("/{conversation_id}/socket")
async def converse(socket: WebSocket, conversation_id: str) -> None:
    if not _from_allowed_site(socket):
        await socket.close(_REFUSED)
        return
    offered: list[str] = socket.scope["subprotocols"]
    await socket.accept(subprotocol=PROTOCOL if PROTOCOL in offered else None)
    with suppress(WebSocketDisconnect, RuntimeError):
        about = await _enter(socket, conversation_id, offered)
        if about is not None:
            await _both_ways(socket, about)


def _from_allowed_site(socket: WebSocket) -> bool:
    """A page of another site must not speak for its visitor; programs without Origin may."""
    origin = socket.headers.get("origin")
    if origin is None or origin in services_of(socket).settings.allowed_origins:
        return True
    return urlsplit(origin).netloc == socket.headers.get("host")


async def _enter(socket: WebSocket, conversation_id: str, offered: list[str]) -> About | None:
    try:
        return await authenticated(socket, conversation_id, await _token(socket, offered))
    except UnknownConversation as error:
        await _send_problem(socket, error)
        await socket.close(_GONE)
    except (HTTPException, TimeoutError):
        await socket.send_json(_as_frame(problem(401, "wrong_token", language_of(socket))))
        await socket.close(_REFUSED)
    except StoreError as error:
        await _send_problem(socket, error)
        await socket.close(1013)
    return None


async def _token(socket: WebSocket, offered: list[str]) -> str | None:
    scheme, _, bearer = socket.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and bearer:
        return bearer
    others = [part for part in offered if part and part != PROTOCOL]
    if PROTOCOL in offered and others:
        return others[0]
    async with asyncio.timeout(_FIRST_FRAME_SECONDS):
        frame = _object(await _next_frame(socket))
    token = frame.get("token")
    return token if isinstance(token, str) else None


async def _both_ways(socket: WebSocket, about: About) -> None:
    services = services_of(socket)
    start = await services.store.outbox_end(about.conversation_id)
    tasks = {asyncio.create_task(_deliver(socket, services, about, start))}
    try:
        while True:
            receipt = await _take(socket, services, about.conversation_id, await _next_frame(socket))
            if receipt is not None:
                # Beside the reading loop: a cry for help must not wait behind an earlier question.
                waiting = asyncio.create_task(_say_one_moment(socket, services, about, receipt))
                tasks.add(waiting)
                waiting.add_done_callback(tasks.discard)
    finally:
        running = list(tasks)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _next_frame(socket: WebSocket) -> str:
    """The next frame as text; a binary one is as unreadable as an empty one. Raises WebSocketDisconnect."""
    frame = await socket.receive()
    if frame["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(frame.get("code", 1000))
    return frame.get("text") or ""


async def _take(socket: WebSocket, services: Services, conversation_id: str, frame: str) -> Receipt | None:
    """Acknowledges one frame; the receipt when a worker has to answer it."""
    try:
        if len(frame.encode(errors="replace")) > LARGEST_BODY_BYTES:
            await socket.send_json(_as_frame(problem(413, "body_too_large", language_of(socket))))
            return None
        sent = Sent.model_validate(_object(frame))
        about = await services.store.about(conversation_id)
        socket.state.language = about.language
        receipt = await receive(services, about, sent, socket.headers.get("accept-language"))
    except ValidationError:
        await socket.send_json(_as_frame(problem(422, "invalid_request", language_of(socket))))
        return None
    except (Refused, StoreError) as error:
        await _send_problem(socket, error)
        return None
    if receipt.answer is None:
        return receipt
    if receipt.repeated:
        # What is new comes through the outbox; what was answered before is not there any more.
        answer = without_notes(receipt.answer, about.state)
        await socket.send_json({**answer, "message_id": receipt.message_id})
    return None


async def _say_one_moment(socket: WebSocket, services: Services, about: About, receipt: Receipt) -> None:
    with suppress(StoreError):
        if await services.waiting.answer(about.conversation_id, receipt.message_id) is None:
            notice = services.reception.wait_a_moment(receipt.language, about.incident)
            await socket.send_json({**notice, "message_id": receipt.message_id})


async def _deliver(socket: WebSocket, services: Services, about: About, after: str) -> None:
    """Sends each answer of the outbox once, in order, until the socket closes."""
    async with services.news.of(about.conversation_id) as event:
        while True:
            with suppress(StoreError):
                for entry_id, message_id in await services.store.outbox(about.conversation_id, after):
                    stored = await services.store.answer(about.conversation_id, message_id)
                    if stored is not None:
                        state = await services.store.state(about.conversation_id)
                        answer = without_notes(json.loads(stored), state)
                        await socket.send_json({**answer, "message_id": message_id})
                    after = entry_id
            await next_news(event, _POLL_SECONDS)


def _object(frame: str) -> dict[str, Any]:
    try:
        content = json.loads(frame)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _as_frame(response: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(response.body)
    return {"problem": content}


async def _send_problem(socket: WebSocket, error: Exception) -> None:
    await socket.send_json(_as_frame(problem_for(error, language_of(socket))))
