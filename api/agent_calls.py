"""The script aid: a call is opened, what the caller says is heard, and the next sentence is shown."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response

from api.access import checked_id, services_of
from api.agent_access import NEEDS_AGENT, SignedIn
from api.agent_shapes import HeardShape, NewCallShape
from api.problems import NamedRefusal
from api.services import Services
from api.speech import language_of
from bot.handover.calls import Heard, NoAnswerYet
from bot.handover.codes import TooManyCodes
from bot.knowledge.bilingual import LANGUAGES
from bot.store.codes import CODE_SECONDS
from bot.store.errors import NotPossibleNow

router = APIRouter(prefix="/agent", tags=["agents"], dependencies=[NEEDS_AGENT])


@router.post("/calls", status_code=201)
async def open_call(request: Request, agent: SignedIn, wish: NewCallShape) -> dict[str, Any]:
    services = services_of(request)
    about = await services.agent_desk.calls.open(agent.name, wish.language, wish.incident)
    await services.agent_desk.cases.show_presence(agent.name)
    return await services.agent_desk.reading.whole(about.conversation_id)


@router.post("/suggestions")
async def suggest(request: Request, agent: SignedIn, heard: HeardShape) -> dict[str, Any]:
    services = services_of(request)
    calls = services.agent_desk.calls
    call = heard.call or await _new_call(services, agent.name, request, heard)
    try:
        return await calls.suggest(
            agent.name, checked_id(call), Heard(heard.text, heard.payload, heard.topic)
        )
    except NotPossibleNow:
        raise NamedRefusal(409, "case_not_yours") from None
    except NoAnswerYet:
        raise NamedRefusal(503, "no_answer_yet") from None


async def _new_call(services: Services, agent: str, request: Request, heard: HeardShape) -> str:
    language = heard.language or language_of(request)
    return (await services.agent_desk.calls.open(agent, language, None)).conversation_id


@router.get("/emergency")
async def emergency(request: Request) -> dict[str, Any]:
    card = services_of(request).agent_desk.script.emergency()
    sources = [asdict(line) for line in card.sources[language_of(request)]]
    return {**{language: card.texts[language] for language in LANGUAGES}, "sources": sources}


@router.post("/cases/{case_id}/code")
async def code_for_chat(request: Request, case_id: str, agent: SignedIn) -> dict[str, str]:
    """Read out to the caller: with it the conversation goes on in the chat, once."""
    services = services_of(request)
    about = await services.store.about(checked_id(case_id))
    if about.owner != agent.name or not about.is_call:
        raise NamedRefusal(409, "case_not_yours")
    code = await services.agent_desk.codes.for_chat(case_id)
    ends = datetime.now(UTC) + timedelta(seconds=CODE_SECONDS)
    return {"code": code, "expires_at": ends.isoformat(timespec="seconds")}


@router.post("/codes/{code}")
async def redeem(request: Request, code: str, agent: SignedIn) -> dict[str, Any]:
    """What the person reads out from their chat: the agent joins it."""
    services = services_of(request)
    desk = services.agent_desk
    try:
        case_id = await desk.codes.at_desk(code, agent.name)
    except TooManyCodes:
        raise NamedRefusal(429, "too_many_codes") from None
    if case_id is None:
        raise NamedRefusal(404, "unknown_code")
    await services.audit.record(agent.name, "code_redeemed", case_id)
    try:
        await desk.hand_over.join(agent.name, case_id)
    except NotPossibleNow:
        raise NamedRefusal(409, "case_taken") from None
    return await desk.reading.whole(case_id)


@router.get("/call-backs")
async def call_backs(request: Request) -> dict[str, Any]:
    """Without the numbers: each is revealed alone, and audited."""
    asked = await services_of(request).agent_desk.call_backs.all()
    return {
        "call_backs": [
            {
                "id": each.conversation_id,
                "language": each.language,
                "at": _iso(each.at),
                "expires_at": _iso(each.expires_at),
                "when": each.when,
            }
            for each in asked
        ]
    }


@router.post("/call-backs/{call_back_id}/reveal")
async def reveal(request: Request, call_back_id: str, agent: SignedIn) -> dict[str, str]:
    services = services_of(request)
    await services.audit.record(agent.name, "revealed", checked_id(call_back_id))
    phone = await services.agent_desk.call_backs.phone(call_back_id)
    if phone is None:
        raise NamedRefusal(404, "unknown_call_back")
    return {"phone": phone}


@router.post("/call-backs/{call_back_id}/done", status_code=204)
async def done(request: Request, call_back_id: str) -> Response:
    services = services_of(request)
    await services.agent_desk.call_backs.forget(checked_id(call_back_id))
    services.erasure.done.set()  # the number leaves the store's files, too
    return Response(status_code=204)


def _iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
