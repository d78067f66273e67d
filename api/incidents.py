"""The incidents and their facts, with sources and dates, for other programs and pages."""

from typing import Any

from fastapi import APIRouter, Request

from api.access import services_of
from api.speech import language_of
from bot.knowledge.description import describe, summary
from bot.reception.errors import UnknownIncident

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get("")
async def list_incidents(request: Request, language: str | None = None) -> dict[str, Any]:
    spoken = language_of(request)
    packs = services_of(request).book.library.incidents.values()
    return {"incidents": [summary(pack, spoken) for pack in packs]}


@router.get("/{incident_id}")
async def one_incident(request: Request, incident_id: str, language: str | None = None) -> dict[str, Any]:
    pack = services_of(request).book.library.incidents.get(incident_id)
    if pack is None:
        raise UnknownIncident
    return describe(pack, language_of(request))
