"""The form that agents sign in with, shown in place of any page of the console that needs a session."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from api.access import services_of
from api.agent_access import COOKIE, session_of
from api.agent_sign_in import LONGEST_CODE, LONGEST_NAME, LONGEST_PASSWORD
from api.caller import address_of
from api.console.sign_in_page import Said, sign_in_page
from api.own_origin import is_https, require_own_origin
from api.plain_fields import Form, form_of
from api.problems import NamedRefusal, problem, problem_for
from api.speech import language_of
from bot.agents.agent import Agent
from bot.agents.errors import AgentError
from bot.agents.sessions import LIFE_SECONDS, SignedIn
from bot.agents.sign_in import Typed
from bot.store.errors import StoreError

router = APIRouter(prefix="/console", include_in_schema=False)


class PageNeedsSignIn(HTTPException):
    """Shown as the form instead of as problem+json."""


async def signed_in_page(request: Request) -> Agent:
    """For pages and their assets. Raises PageNeedsSignIn."""
    try:
        return (await session_of(request)).agent
    except NamedRefusal as refusal:
        if refusal.key != "sign_in_needed":
            raise
        raise PageNeedsSignIn(refusal.status_code) from None


PageAgent = Annotated[Agent, Depends(signed_in_page)]


def install_sign_in_page(app: FastAPI) -> None:
    app.add_exception_handler(PageNeedsSignIn, _form_instead)


async def _form_instead(request: Request, _needed: Exception) -> HTMLResponse:
    return sign_in_page(request, Said(401))


@router.get("/sign-in", response_class=HTMLResponse)
async def form(request: Request, signed_out: bool = False) -> HTMLResponse:
    return sign_in_page(request, Said(signed_out=signed_out))


@router.post("/sign-in", response_class=HTMLResponse)
async def sign_in(request: Request) -> Response:
    """From our own form only: else a foreign page could sign its visitor in as somebody else."""
    try:
        require_own_origin(request)
        opened = await services_of(request).agents.sign_in(
            _typed(await form_of(request), address_of(request))
        )
    except (NamedRefusal, AgentError, StoreError) as error:
        return _refused(request, error)
    response = RedirectResponse(f"/console?language={language_of(request)}", 303)
    remember(request, response, opened)
    return response


@router.post("/sign-out")
async def sign_out(request: Request, agent: PageAgent) -> Response:
    await services_of(request).agents.sign_out(agent)
    language = language_of(request)
    response = RedirectResponse(f"/console/sign-in?signed_out=true&language={language}", 303)
    response.delete_cookie(COOKIE, path="/")
    return response


def remember(request: Request, response: Response, opened: SignedIn) -> None:
    """The session's cookie: out of reach of scripts, and of requests that other sites make."""
    response.set_cookie(
        COOKIE,
        opened.token,
        max_age=LIFE_SECONDS,
        path="/",
        secure=is_https(request),
        httponly=True,
        samesite="strict",
    )


def _typed(sent: Form, address: str) -> Typed:
    """Cut where no real one is as long: it is wrong either way."""
    return Typed(
        sent.one("name").strip()[:LONGEST_NAME],
        sent.one("password")[:LONGEST_PASSWORD],
        sent.one("code")[:LONGEST_CODE],
        address,
    )


def _refused(request: Request, error: Exception) -> HTMLResponse:
    """The words and the status of api/problems.py."""
    language = language_of(request)
    if isinstance(error, NamedRefusal):
        answer = problem(error.status_code, error.key, language)
    else:
        answer = problem_for(error, language)
    told = json.loads(bytes(answer.body))
    return sign_in_page(request, Said(answer.status_code, f"{told['title']} {told['detail']}"))
