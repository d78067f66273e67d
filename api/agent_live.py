"""What changes at the desk, as it happens: the queue, and the cases that an agent holds."""

import asyncio
import time
from contextlib import suppress

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.exceptions import HTTPException

from api.access import services_of
from api.agent_access import agent_of
from api.services import Services
from bot.agents.agent import Agent
from bot.handover.news import Follower
from bot.store.committed import next_news
from bot.store.errors import StoreError

router = APIRouter(prefix="/agent", tags=["agents"])

PROTOCOL = "vigie"
_REFUSED = 4401
# Whether the session still lives is asked, and presence shown, so often; the list is sent at most so often.
_LOOK_SECONDS = 5.0
_LIST_SECONDS = 0.2


@router.websocket("/socket")
async def follow(socket: WebSocket) -> None:
    offered: list[str] = socket.scope["subprotocols"]
    token = next((part for part in offered if part and part != PROTOCOL), None)
    try:
        agent = await agent_of(socket, token)
    except HTTPException:
        await socket.close(_REFUSED)
        return
    await socket.accept(subprotocol=PROTOCOL if PROTOCOL in offered else None)
    sending = asyncio.create_task(_follow(socket, services_of(socket), agent))
    with suppress(WebSocketDisconnect, RuntimeError):
        while (await socket.receive())["type"] != "websocket.disconnect":
            pass  # nothing is said this way
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)


async def _follow(socket: WebSocket, services: Services, agent: Agent) -> None:
    looked = 0.0
    with services.desk_news.follower() as follower:
        while True:
            with suppress(StoreError):
                if time.monotonic() - looked > _LOOK_SECONDS:
                    if not await services.agents.sessions.still_open(agent):
                        await socket.close(_REFUSED)
                        return
                    await services.agent_desk.cases.show_presence(agent.name)
                    looked, follower.listed = time.monotonic(), True
                await _send(socket, services, agent, follower)
            await next_news(follower.news, _LIST_SECONDS if follower.listed else _LOOK_SECONDS)


async def _send(socket: WebSocket, services: Services, agent: Agent, follower: Follower) -> None:
    """Own cases at once; the list when it changed and was not sent just now."""
    while follower.moved:
        await socket.send_json({"case": follower.moved.pop()})
    now = time.monotonic()
    if not follower.listed or now - follower.sent_at < _LIST_SECONDS:
        return
    queue = (await services.desk_news.snapshot()).for_agent(agent.name)
    follower.listed = False
    follower.mine = {case["id"] for case in queue["mine"]}
    if queue != follower.sent:
        follower.sent, follower.sent_at = queue, now
        await socket.send_json({"queue": queue})
