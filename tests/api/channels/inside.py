"""A gateway with every channel open inside the test's process, so that its channels can be watched."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import httpx
import redis
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.channels.base import Channel
from api.channels.messaging import Messaging
from bot.settings import Settings
from bot.store.conversations import ConversationStore
from bot.store.embedded import EmbeddedStore
from bot.store.keys import PREFIX, ConversationKeys
from tests.api.channels.people import APPS, App, Person
from tests.running_vigie import free_port

_START_SECONDS = 30
R = TypeVar("R")
# Method, path, headers and body of one call.
Request = tuple[str, str, list[tuple[bytes, bytes]], bytes]


@dataclass
class Inside:
    """`address`: over real HTTP; `ask` calls the application without it."""

    application: FastAPI
    address: str
    store: Any
    data_dir: Path
    loop: asyncio.AbstractEventLoop

    @property
    def messaging(self) -> Messaging:
        found: Messaging = self.application.state.messaging
        return found

    def run(self, coroutine: Coroutine[Any, Any, R]) -> R:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(120)

    def put(self, channels: dict[str, Channel]) -> None:
        """These channels behind the door from now on."""
        self.application.state.messaging = replace(self.messaging, channels=channels)

    def ask(self, requests: Sequence[Request], at_once: int = 1) -> list[httpx.Response]:
        return self.run(self._ask(requests, at_once))

    async def _ask(self, requests: Sequence[Request], at_once: int) -> list[httpx.Response]:
        free = asyncio.Semaphore(at_once)
        transport = httpx.ASGITransport(self.application, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=self.address, timeout=60) as http:

            async def one(request: Request) -> httpx.Response:
                method, path, headers, body = request
                async with free:
                    return await http.request(method, path, headers=headers, content=body)

            return list(await asyncio.gather(*map(one, requests)))

    def deliver(self, app: App, contents: Sequence[Any], at_once: int = 1) -> list[int]:
        """Calls of an app as its provider signs them; their statuses."""
        requests: list[Request] = []
        for content in contents:
            body = app.body(content)
            headers = [(name.encode(), value.encode()) for name, value in app.signed(body).items()]
            requests.append(("POST", f"/webhooks/{app.name}", headers, body))
        return [answer.status_code for answer in self.ask(requests, at_once)]

    def conversation_of(self, app: App, sender: str) -> str | None:
        return self.run(self._conversation_of(app, sender))

    async def _conversation_of(self, app: App, sender: str) -> str | None:
        hashed = self.messaging.names.hashed(app.name, "sender", sender)
        return await self.messaging.stores.senders.conversation(hashed)

    def transcript(self, conversation_id: str) -> list[dict[str, Any]]:
        return self.run(self._conversations.transcript(conversation_id))

    def said_by(self, app: App, sender: str) -> list[str]:
        """What stands in the conversation as written by the person, oldest first."""
        conversation_id = self.conversation_of(app, sender)
        if conversation_id is None:
            return []
        return [each["text"] for each in self.transcript(conversation_id) if each["role"] == "user"]

    def inbox(self, app: App, sender: str) -> list[dict[str, Any]]:
        """What waits for a dialogue worker, oldest first."""
        key = ConversationKeys(self.conversation_of(app, sender) or "").inbox
        return [json.loads(fields["entry"]) for _, fields in self.store.xrange(key)]

    def conversations(self) -> set[str]:
        """Ids of all conversations that the store knows."""
        return {key.split("{")[1].split("}")[0] for key in self.store.keys(f"{PREFIX}:{{*}}:about")}

    def everything(self) -> str:
        """All keys and values of the store, as one text."""
        return "\n".join(f"{key} {self._value(key)}" for key in sorted(self.store.keys("*")))

    def _value(self, key: str) -> Any:
        read = {
            "string": self.store.get,
            "hash": self.store.hgetall,
            "set": self.store.smembers,
            "stream": self.store.xrange,
            "list": lambda name: self.store.lrange(name, 0, -1),
            "zset": lambda name: self.store.zrange(name, 0, -1, withscores=True),
        }
        kind = self.store.type(key)
        return read[kind](key) if kind in read else ""  # it was over a moment ago

    @property
    def _conversations(self) -> ConversationStore:
        return self.messaging.stores.conversations


@contextmanager
def started(data_dir: Path, *apps: App, **otherwise: str) -> Iterator[Inside]:
    """Without dialogue workers: what is taken waits in the inbox."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    chosen: dict[str, Any] = {"public_url": address, "data_dir": str(data_dir)}
    for app in apps:
        app.vigie = address
        chosen |= {name.removeprefix("VIGIE_").lower(): value for name, value in app.settings().items()}
    embedded = EmbeddedStore(data_dir)
    embedded.start()
    application = create_app(Settings(**(chosen | otherwise)), embedded.address)
    server = uvicorn.Server(
        uvicorn.Config(application, port=port, ws="none", log_config=None, access_log=False)
    )
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        await server.serve()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    store = redis.Redis.from_url(embedded.address, decode_responses=True)
    try:
        until(lambda: server.started or not thread.is_alive(), _START_SECONDS)
        yield Inside(application, address, store, data_dir, loops[0])
    finally:
        server.should_exit = True
        thread.join(_START_SECONDS)
        store.close()
        embedded.stop()


@contextmanager
def with_all_apps(data_dir: Path) -> Iterator[tuple[Inside, dict[str, App]]]:
    """Every channel open, each to its own provider on this machine."""
    apps: dict[str, App] = {kind.name: kind() for kind in APPS}
    try:
        with started(data_dir, *apps.values()) as inside:
            yield inside, apps
    finally:
        for app in apps.values():
            app.provider.close()


def until(found: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def write(inside: Inside, person: Person, *texts: str) -> None:
    """One call each, one after the other."""
    calls = [person.app.message(person.address, text, person.new_id(), int(time.time())) for text in texts]
    assert set(inside.deliver(person.app, calls)) == {200}
