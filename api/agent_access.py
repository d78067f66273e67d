"""Who may use the desk: whoever shows the token of an open session; without it no view of the desk is run."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import HTTPConnection

from api.access import services_of
from api.own_origin import require_own_origin
from api.problems import NamedRefusal
from bot.agents.agent import Agent, Role
from bot.agents.sessions import Session

COOKIE = "vigie_agent"
# Header of what a page asks for by itself: an empty chair must not keep a session open.
BACKGROUND = "vigie-background"
_READING = ("GET", "HEAD")
_bearer = HTTPBearer(
    auto_error=False, scheme_name="Agent", description="The token that POST /agent/sign-in returned"
)


async def agent_of(connection: HTTPConnection, token: str | None) -> Agent:
    """`token` None: that of the header or the cookie. Opening a socket counts as nothing that the agent did.

    Raises HTTPException 401 without session, 403 when a cookie comes from a page of another site.
    """
    return (await session_of(connection, token)).agent


async def session_of(connection: HTTPConnection, token: str | None = None) -> Session:
    """As `agent_of`, with the end of the session."""
    shown = token or bearer_of(connection) or _from_cookie(connection)
    by_itself = connection.scope["type"] == "websocket" or BACKGROUND in connection.headers
    found = await services_of(connection).agents.sessions.find(shown or "", touch=not by_itself)
    if found is None:
        raise NamedRefusal(401, "sign_in_needed")
    return found


def bearer_of(connection: HTTPConnection) -> str | None:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def _from_cookie(connection: HTTPConnection) -> str | None:
    """Raises NamedRefusal 403 where a foreign page could have sent it."""
    token = connection.cookies.get(COOKIE)
    if token and connection.scope.get("method") not in _READING:
        require_own_origin(connection)
    return token


async def _session(
    request: Request,
    _shown_in_the_documentation: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)] = None,
) -> Session:
    return await session_of(request)


OpenSession = Annotated[Session, Depends(_session)]


async def _signed_in(session: OpenSession) -> Agent:
    return session.agent


NEEDS_AGENT = Depends(_signed_in)
SignedIn = Annotated[Agent, NEEDS_AGENT]


async def _supervising(agent: SignedIn) -> Agent:
    if agent.role is not Role.supervisor:
        raise NamedRefusal(403, "not_allowed")
    return agent


Supervising = Annotated[Agent, Depends(_supervising)]
