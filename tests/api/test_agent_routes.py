"""Everything of the desk refuses without sign-in: every route there is, and every one that is added later."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx_ws import HTTPXWSException, connect_ws
from starlette.routing import Mount, WebSocketRoute

from api.app import create_app
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.settings import Settings
from tests.api.desk import RunningDesk

GUARDED = ("/console", "/api/v1/agent")
# What one signs in with, by path: each for a reason.
OPEN = {
    "/console/sign-in": "the form, and where it is sent",
    "/console/oidc": "leads to the organisation's own sign-in",
    "/console/oidc/callback": "comes back from there",
    "/api/v1/agent/sign-in": "gives out the token",
}
_BEARERS = (None, "", "x", "é\u00a0", "0" * 43, "null")


@dataclass(frozen=True)
class Door:
    method: str
    path: str

    @property
    def address(self) -> str:
        return re.sub(r"\{[^}]*\}", "a1", self.path)


def application() -> FastAPI:
    provider = {"oidc_issuer": "https://sso.example", "oidc_client_id": "vigie", "oidc_client_secret": "x"}
    return create_app(Settings(**provider), "redis://127.0.0.1:1")


def doors() -> list[Door]:
    found = []
    for route in iter_route_contexts(application().routes):
        path = route.path or ""
        if not path.startswith(GUARDED) or path in OPEN:
            continue
        if isinstance(route.original_route, WebSocketRoute):
            found.append(Door("socket", path))
        elif isinstance(route.original_route, Mount):
            found += [Door("GET", f"{path}/{name}") for name in ("", "a1", "console.js", "..%2fpage.py")]
        else:
            found += [Door(method, path) for method in sorted(route.methods or {"GET"})]
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with RunningDesk.started(tmp_path_factory.mktemp("routes")) as running:
        yield running


def test_there_are_doors_to_try() -> None:
    assert {"/api/v1/agent/me", "/api/v1/agent/sign-out", "/console/sign-out"} <= {d.path for d in doors()}


def test_what_is_open_exists() -> None:
    paths = {route.path for route in iter_route_contexts(application().routes)}
    assert set(OPEN) <= paths


@pytest.mark.parametrize("door", doors(), ids=lambda door: f"{door.method} {door.path}")
@pytest.mark.parametrize("bearer", _BEARERS)
def test_a_door_stays_shut(desk: RunningDesk, door: Door, bearer: str | None) -> None:
    headers = [] if bearer is None else [(b"Authorization", (b"Bearer " + bearer.encode()).strip())]
    cookie = [] if bearer is None else [(b"Cookie", b"vigie_agent=" + bearer.encode())]
    own = [(b"Origin", desk.address.encode())]
    with desk.client() as client:
        for shown in (headers, [*cookie, *own]):
            if door.method == "socket":
                assert_socket_refuses(client, door, shown)
            else:
                answer = client.request(door.method, door.address, headers=shown)
                assert answer.status_code == 401, (answer.status_code, answer.text[:200])


def assert_socket_refuses(client: httpx.Client, door: Door, headers: list[tuple[bytes, bytes]]) -> None:
    """Before it is accepted, or with a problem as the first frame, and closed."""
    try:
        with connect_ws(
            door.address, client, headers=httpx.Headers(headers), subprotocols=["vigie", "x"]
        ) as socket:
            assert socket.receive_json(timeout=5)["problem"]["status"] in (401, 403)
            with pytest.raises(HTTPXWSException):
                socket.receive_json(timeout=5)
    except HTTPXWSException:
        pass


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "door", [door for door in doors() if door.path.startswith("/console")], ids=lambda door: door.path
)
def test_in_place_of_the_console_stands_the_form(desk: RunningDesk, door: Door, language: Language) -> None:
    with desk.client() as client:
        answer = client.request(door.method, door.address, params={"language": language})
    assert (answer.status_code, answer.headers["content-language"]) == (401, language)
    assert answer.headers["content-type"].startswith("text/html")
    if door.method != "HEAD":
        assert f'<form method="post" action="/console/sign-in?language={language}">' in answer.text
