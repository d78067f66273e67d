"""Errors as application/problem+json (RFC 9457), in the language asked for, without what the person typed."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.speech import language_of
from bot.agents.errors import AccountLocked, AgentError, SignInRefused, TooManySignIns
from bot.knowledge.bilingual import Language
from bot.reception.errors import (
    BadMessageId,
    BadPhone,
    EmptyText,
    NothingToJudge,
    PastedTooLong,
    Refused,
    TextTooLong,
    UnknownButton,
    UnknownIncident,
    UnknownTopic,
)
from bot.store.errors import InboxFull, StoreError, StoreUnavailable, UnknownConversation
from bot.wording import say

log = structlog.get_logger("vigie.api")

_REFUSALS: dict[type[Exception], tuple[int, str]] = {
    EmptyText: (422, "empty_text"),
    TextTooLong: (422, "text_too_long"),
    PastedTooLong: (422, "pasted_too_long"),
    NothingToJudge: (422, "nothing_to_judge"),
    UnknownButton: (422, "unknown_button"),
    UnknownIncident: (404, "unknown_incident"),
    UnknownTopic: (422, "unknown_topic"),
    BadPhone: (422, "bad_phone"),
    BadMessageId: (422, "bad_message_id"),
    UnknownConversation: (404, "unknown_conversation"),
    InboxFull: (429, "inbox_full"),
    StoreUnavailable: (503, "store_unavailable"),
    SignInRefused: (401, "sign_in_refused"),
    AccountLocked: (403, "account_locked"),
    TooManySignIns: (429, "too_many_sign_ins"),
}
_STATUS_KEYS = {
    400: "malformed_body",
    401: "wrong_token",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
    415: "malformed_body",
    422: "invalid_request",
}


class NamedRefusal(HTTPException):
    """Shown under `key` of data/wording/errors.yml instead of its status' own."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(status)
        self.key = key


def problem(
    status: int, key: str, language: Language, errors: Sequence[Mapping[str, str | None]] = ()
) -> JSONResponse:
    """`type` is about:blank, `title` the sentence for the person, `code` a fixed name for programs.

    `errors`: what is wrong field by field, each {"field", "message"}.
    """
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if status in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS):
        headers["Retry-After"] = "5"
    return JSONResponse(
        {
            "type": "about:blank",
            "title": say("errors", key, language),
            "status": status,
            "code": key,
            "detail": say("errors", f"{key}_detail", language),
            **({"errors": list(errors)} if errors else {}),
        },
        status_code=status,
        media_type="application/problem+json",
        headers=headers,
    )


def problem_for(error: Exception, language: Language) -> JSONResponse:
    """The problem that a refusal or a store failure is shown as."""
    status, key = _REFUSALS.get(type(error), (500, "internal_error"))
    return problem(status, key, language)


def install_problem_handlers(app: FastAPI) -> None:
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(StoreError, _refused)
    app.add_exception_handler(AgentError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    return problem_for(error, language_of(request))


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    # The details of the validator quote the input; the person gets the sentence only.
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    unreadable = any(item["type"] == "json_invalid" for item in found)
    return problem(
        400 if unreadable else 422,
        "malformed_body" if unreadable else "invalid_request",
        language_of(request),
    )


async def _http(request: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    named = error.key if isinstance(error, NamedRefusal) else None
    key = named or _STATUS_KEYS.get(status, "internal_error" if ours else "invalid_request")
    return problem(status, key, language_of(request))


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    log.error("request_failed", error=type(error).__name__, method=request.method)
    return problem(500, "internal_error", language_of(request))
