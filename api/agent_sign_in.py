"""Sign in, sign out, who am I: for programs; the console has a form (api/console/sign_in.py)."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.access import services_of
from api.agent_access import COOKIE, OpenSession, SignedIn
from api.caller import address_of
from bot.agents.agent import Role
from bot.agents.sign_in import Typed

router = APIRouter(prefix="/agent", tags=["agents"])

# Longer than any real one; the store and the hash see nothing longer.
LONGEST_NAME, LONGEST_PASSWORD, LONGEST_CODE = 200, 1000, 20


class SignInShape(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=LONGEST_NAME)]
    password: Annotated[str, Field(max_length=LONGEST_PASSWORD, json_schema_extra={"format": "password"})]
    code: Annotated[str | None, Field(max_length=LONGEST_CODE)] = None


class TokenShape(BaseModel):
    token: str
    name: str
    role: Role
    idle_seconds: int


class MeShape(BaseModel):
    name: str
    role: Role
    idle_seconds: int
    expires_at: str


@router.post("/sign-in")
async def sign_in(request: Request, sent: SignInShape) -> TokenShape:
    desk = services_of(request).agents
    opened = await desk.sign_in(Typed(sent.name, sent.password, sent.code or "", address_of(request)))
    agent = opened.session.agent
    return TokenShape(
        token=opened.token,
        name=agent.name,
        role=agent.role,
        idle_seconds=round(desk.sessions.idle_seconds),
    )


@router.post("/sign-out", status_code=204)
async def sign_out(request: Request, agent: SignedIn) -> Response:
    services = services_of(request)
    await services.agents.sign_out(agent)
    await services.agent_desk.cases.leave(agent.name)
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/me")
async def me(request: Request, session: OpenSession) -> MeShape:
    ends = datetime.fromtimestamp(session.ends, UTC)
    return MeShape(
        name=session.agent.name,
        role=session.agent.role,
        idle_seconds=round(services_of(request).agents.sessions.idle_seconds),
        expires_at=ends.isoformat(timespec="seconds").replace("+00:00", "Z"),
    )
