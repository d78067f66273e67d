"""The queue and its cases: read, taken, written in, passed on, given back, closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from api.access import checked_id, services_of
from api.agent_access import NEEDS_AGENT, SignedIn
from api.agent_shapes import ClosingShape, SeenShape, TransferShape, WrittenShape
from api.problems import NamedRefusal
from bot.agents.agent import Agent, Role
from bot.handover.handover import NOTHING_SEEN, Ending
from bot.handover.vcon import vcon_of
from bot.store.errors import NotPossibleNow, Unseen

router = APIRouter(prefix="/agent", tags=["agents"], dependencies=[NEEDS_AGENT])

Whole = dict[str, Any]


@router.get("/queue")
async def queue(request: Request, agent: SignedIn) -> JSONResponse:
    services = services_of(request)
    await services.agent_desk.cases.show_presence(agent.name)
    # As it is: looking through a hundred cases for what is no JSON would cost more than all the rest.
    return JSONResponse((await services.desk_news.snapshot(asked=True)).for_agent(agent.name))


@router.get("/agents")
async def colleagues(request: Request) -> dict[str, Any]:
    """To whom a case can be passed."""
    services = services_of(request)
    present = await services.agent_desk.cases.present()
    names = await services.agents.names()
    return {"agents": [{"name": name, "signed_in": name in present} for name in names]}


@router.get("/lines")
async def lines(request: Request) -> dict[str, Any]:
    return {"lines": services_of(request).agent_desk.script.lines()}


@router.get("/cases/{case_id}")
async def one_case(request: Request, case_id: str, agent: SignedIn) -> Whole:
    """Those that wait, and one's own; a supervisor also others'. Every reading of another's is audited."""
    services = services_of(request)
    whole = await services.agent_desk.reading.whole(checked_id(case_id))
    case = whole["case"]
    if case["owner"] != agent.name:
        _may_read(agent, case["state"])
        await services.audit.record(agent.name, "opened", case_id)
    return whole


def _may_read(agent: Agent, state: str) -> None:
    if state != "waiting" and agent.role is not Role.supervisor:
        raise NamedRefusal(403, "not_allowed")


@router.post("/cases/{case_id}/take")
async def take(request: Request, case_id: str, agent: SignedIn) -> Whole:
    services = services_of(request)
    desk = services.agent_desk
    # Before: what cannot be recorded is not done. After: who lost the race did not take it.
    await services.audit.record(agent.name, "opened", checked_id(case_id))
    try:
        await desk.hand_over.take(agent.name, case_id)
    except NotPossibleNow as error:
        raise NamedRefusal(409, "case_taken" if error.state == "agent" else "case_not_waiting") from None
    await services.audit.record(agent.name, "taken", case_id)
    await desk.cases.show_presence(agent.name)
    return await desk.reading.whole(case_id)


@router.post("/cases/{case_id}/messages")
async def write(request: Request, case_id: str, agent: SignedIn, sent: WrittenShape) -> dict[str, Any]:
    hand_over = services_of(request).agent_desk.hand_over
    with _own_case():
        message = await hand_over.write(agent.name, checked_id(case_id), sent.text, sent.message_id)
    return {"message": message}


@router.post("/cases/{case_id}/give-back")
async def give_back(request: Request, case_id: str, agent: SignedIn, seen: SeenShape) -> Whole:
    services = services_of(request)
    with _own_case():
        await services.agent_desk.hand_over.give_back(
            agent.name, checked_id(case_id), seen.seen or NOTHING_SEEN
        )
    await services.audit.record(agent.name, "given_back", case_id)
    return await _case(request, case_id)


@router.post("/cases/{case_id}/transfer")
async def transfer(request: Request, case_id: str, agent: SignedIn, to: TransferShape) -> Whole:
    services = services_of(request)
    if to.to is not None and to.to not in await services.agents.names():
        raise NamedRefusal(404, "unknown_agent")
    with _own_case():
        await services.agent_desk.hand_over.transfer(agent.name, checked_id(case_id), to.to)
    await services.audit.record(agent.name, "transferred", case_id)
    return await _case(request, case_id)


@router.get("/cases/{case_id}/wrap-up")
async def wrap_up(request: Request, case_id: str, agent: SignedIn) -> Whole:
    services = services_of(request)
    await _own(request, case_id, agent)
    return await services.agent_desk.wrap_up.of(case_id)


@router.post("/cases/{case_id}/close")
async def close(request: Request, case_id: str, agent: SignedIn, closing: ClosingShape) -> Whole:
    services = services_of(request)
    if closing.outcome not in services.agent_desk.wrap_up.outcomes():
        raise NamedRefusal(422, "unknown_outcome")
    ending = Ending(closing.outcome, closing.summary)
    with _own_case():
        await services.agent_desk.hand_over.close(
            agent.name, checked_id(case_id), ending, closing.seen or NOTHING_SEEN
        )
    await services.audit.record(agent.name, "closed", case_id)
    return await _case(request, case_id)


@router.get("/cases/{case_id}/vcon")
async def vcon(request: Request, case_id: str, agent: SignedIn) -> JSONResponse:
    """Of a case that this agent closed; a supervisor's also of others."""
    services = services_of(request)
    desk = services.agent_desk
    ending = await desk.cases.ending(checked_id(case_id))
    if ending is None:
        raise NamedRefusal(409, "case_not_closed")
    if ending["closed_by"] != agent.name and agent.role is not Role.supervisor:
        raise NamedRefusal(403, "not_allowed")
    await services.audit.record(agent.name, "exported", case_id)
    whole, about = await desk.reading.whole(case_id), await services.store.about(case_id)
    content = vcon_of(about, whole["messages"], ending, whole["told"])
    headers = {"Content-Disposition": f'attachment; filename="{case_id}.vcon.json"'}
    return JSONResponse(content, headers=headers, media_type="application/vcon+json")


async def _own(request: Request, case_id: str, agent: Agent) -> None:
    about = await services_of(request).store.about(checked_id(case_id))
    if about.owner != agent.name:
        raise NamedRefusal(409, "case_not_yours")


async def _case(request: Request, case_id: str) -> Whole:
    whole = await services_of(request).agent_desk.reading.whole(case_id)
    return {"case": whole["case"]}


@contextmanager
def _own_case() -> Iterator[None]:
    """Refusals of the state machine as problems."""
    try:
        yield
    except NotPossibleNow:
        raise NamedRefusal(409, "case_not_yours") from None
    except Unseen:
        raise NamedRefusal(409, "message_unseen") from None
