"""POST /webhooks/{channel}: proved, then read, then taken once; answered before anything is thought about."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from itertools import groupby
from urllib.parse import urlsplit

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from api.access import services_of
from api.channels.base import Channel, NotBelieved, Received, Unreadable
from api.channels.counting import DOOR_SECONDS, RECEIVED
from api.channels.messaging import Messaging
from api.problems import NamedRefusal
from bot.messaging.incoming import Brought, Incoming, Left, Report
from bot.store.errors import InboxFull

router = APIRouter(prefix="/webhooks", include_in_schema=False)
log = structlog.get_logger("vigie.channels")

_PEOPLE_AT_ONCE = 16


@router.get("/{name}")
async def shake_hands(request: Request, name: str) -> PlainTextResponse:
    """Some providers ask first whether the address is ours."""
    try:
        return PlainTextResponse(_channel(request, name).handshake(request.query_params))
    except NotBelieved:
        raise NamedRefusal(403, "call_not_believed") from None


@router.post("/{name}")
async def take(request: Request, name: str) -> Response:
    """200 once everything in it is kept: what is answered otherwise, the provider delivers again."""
    with DOOR_SECONDS.labels(name if name in _messaging(request).channels else "none").time():
        channel = _channel(request, name)
        received = await _received(request)
        try:
            channel.verify(received, time.time())
        except NotBelieved as error:
            _count(name, type(error).__name__.lower())
            raise NamedRefusal(401, "call_not_believed") from None
        try:
            await _taken_once(_messaging(request), channel, received)
            content, media_type = channel.acknowledge(received)
        except Unreadable:
            _count(name, "unreadable")
            raise NamedRefusal(400, "call_unreadable") from None
        return Response(content, media_type=media_type)


async def _received(request: Request) -> Received:
    """The address as the provider knows it: a proxy may stand before us."""
    public = services_of(request).settings.public_url or ""
    path = urlsplit(str(request.url))
    address = f"{public}{path.path}{'?' + path.query if path.query else ''}"
    return Received(dict(request.headers), await request.body(), address)


async def _taken_once(messaging: Messaging, channel: Channel, received: Received) -> None:
    """The same call again is not even read. Raises Unreadable."""
    body = received.body.decode("utf-8", "surrogateescape")
    name = messaging.names.hashed(channel.name, "call", f"{received.url}\0{body}")
    if await messaging.stores.senders.was_taken(name):
        _count(channel.name, "replayed")
        return
    await _take_all(messaging, channel.name, channel.parse(received))
    await messaging.stores.senders.note_taken(name)


async def _take_all(messaging: Messaging, channel: str, brought: Sequence[Brought]) -> None:
    """Of each person in order, of several at once; who must be tried again does not keep the others."""
    written = sorted((each for each in brought if isinstance(each, Incoming)), key=lambda each: each.sender)
    limit = asyncio.Semaphore(_PEOPLE_AT_ONCE)

    async def take_one_person(messages: Iterable[Incoming]) -> None:
        async with limit:
            for message in sorted(messages, key=lambda each: each.sent_at):
                _count(channel, await messaging.mailroom.take(channel, message))

    people = [list(messages) for _, messages in groupby(written, key=lambda each: each.sender)]
    outcomes = await asyncio.gather(*map(take_one_person, people), return_exceptions=True)
    for other in brought:
        await _take_other(messaging, channel, other)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            _count(channel, "full" if isinstance(outcome, InboxFull) else "failed")
            raise outcome


async def _take_other(messaging: Messaging, channel: str, brought: Brought) -> None:
    if isinstance(brought, Left):
        _count(channel, "left")
        await messaging.mailroom.leave(channel, brought.sender)
    elif isinstance(brought, Report):
        _count(channel, "delivered" if brought.delivered else "undelivered")
        await messaging.mailroom.report(channel, brought)


def _channel(request: Request, name: str) -> Channel:
    """Raises NamedRefusal 404: a channel without its secrets is no channel."""
    channel = _messaging(request).channels.get(name)
    if channel is None:
        raise NamedRefusal(404, "channel_closed")
    return channel


def _messaging(request: Request) -> Messaging:
    found: Messaging = request.app.state.messaging
    return found


def _count(channel: str, outcome: str) -> None:
    RECEIVED.labels(channel, outcome).inc()
    log.info("received", channel=channel, outcome=outcome)
