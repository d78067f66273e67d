"""Tries a channel without its provider: an echo on this machine takes what would be sent."""

import asyncio
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import httpx

from bot.answers.opening import open_book
from bot.knowledge.bilingual import Language
from bot.messages import spoken_messages
from bot.messaging.chats import WELCOME
from bot.messaging.outgoing import Choice, Said
from bot.settings import Settings
from bot.wording import say

if TYPE_CHECKING:
    from api.channels.base import Call, Channel

_TEST_ACCOUNT = "1/1"
_SECONDS = 5.0


@dataclass(frozen=True)
class Echoed:
    """`received`: bodies as JSON, without headers: those hold secrets. `failure`: empty when it went well."""

    received: list[str]
    failure: str = ""


def try_on_echo(settings: Settings, channel: str, language: Language) -> Echoed:
    """Sends the greeting as the channel words it. Raises BrokenPack."""
    from api.channels.base import NotSent
    from api.channels.opening import open_channels

    with _echo() as (address, received):
        redirected = settings.model_copy(update={f"{channel}_api": address})
        opened = open_channels(redirected)[channel]
        to = _TEST_ACCOUNT if opened.own_desk else say("channels", "echo_to", language)
        calls = opened.render([_greeting(settings, language)], to)
        try:
            asyncio.run(_send(opened, calls))
        except NotSent as error:
            return Echoed(received, error.reason)
    return Echoed(received)


async def _send(channel: "Channel", calls: "Sequence[Call]") -> None:
    from api.channels.pausing import Pausing
    from api.channels.sending import Sending

    async with httpx.AsyncClient(timeout=_SECONDS, trust_env=False) as http:
        sending = Sending(channel, http, Pausing())
        for call in calls:
            await sending.send(call)


def unsigned_call(settings: Settings, channel: str) -> int | None:
    """What the Vigie on this machine answers to a call that nobody signed; None when none runs."""
    address = f"http://127.0.0.1:{settings.port}/webhooks/{channel}"
    try:
        return httpx.post(address, content=b"{}", timeout=_SECONDS, trust_env=False).status_code
    except httpx.HTTPError:
        return None


def _greeting(settings: Settings, language: Language) -> Said:
    answer = open_book(settings).render(WELCOME, language, settings.default_incident)
    messages, _ = spoken_messages([answer])
    choices = tuple(Choice(each["title"], each["payload"]) for each in messages[0]["buttons"])
    return Said(answer.text, language, choices)


@contextmanager
def _echo() -> Iterator[tuple[str, list[str]]]:
    """Address, and the bodies that it took; on the loopback only."""
    received: list[str] = []

    class Echo(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name that the library calls
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            is_json = self.headers["content-type"].startswith("application/json")
            received.append(body if is_json else json.dumps(dict(parse_qsl(body))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Silent: only what was received is shown."""

    server = HTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
