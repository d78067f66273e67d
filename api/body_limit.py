"""Refuses a body over the limit before anything parses it."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem
from api.speech import language_of
from bot.reception.limits import (
    LARGEST_BATCH_BYTES,
    LARGEST_BODY_BYTES,
    LARGEST_CALL_BYTES,
    LARGEST_DOCUMENT_BYTES,
    LARGEST_PASTED_BYTES,
)

DOCUMENTS = "/api/v1/documents/"
# Where more is sent than a line of chat, and what is said when it is too much.
_LARGER = (
    (DOCUMENTS, LARGEST_DOCUMENT_BYTES, "document_too_large"),
    ("/api/v1/triage", LARGEST_PASTED_BYTES, "pasted_too_long"),
    ("/second-wave", LARGEST_PASTED_BYTES, "pasted_too_long"),
    ("/chat/papers/", LARGEST_DOCUMENT_BYTES, "document_too_large"),
    ("/webhooks/whatsapp", LARGEST_BATCH_BYTES, "body_too_large"),
    ("/webhooks/messenger", LARGEST_BATCH_BYTES, "body_too_large"),
    ("/webhooks/", LARGEST_CALL_BYTES, "body_too_large"),
    ("/chat", LARGEST_PASTED_BYTES, "pasted_too_long"),
)


class BodyLimit:
    """Reads at most the limit, whatever Content-Length claims, then hands the whole body on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        larger = ((limit, key) for path, limit, key in _LARGER if scope["path"].startswith(path))
        limit, key = next(larger, (LARGEST_BODY_BYTES, "body_too_large"))
        body = await self._read(scope, receive, limit)
        if body is None:
            response = problem(413, key, language_of(Request(scope)))
            response.headers["Connection"] = "close"
            await response(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _read(self, scope: Scope, receive: Receive, largest: int) -> bytes | None:
        announced: bytes = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > largest:
            return None
        body: bytes = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > largest:
                return None
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return body


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once
