"""The incidents and their facts, with sources and dates, for other programs and pages."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api.access import services_of
from api.speech import language_of
from bot.knowledge.bilingual import Language
from bot.knowledge.description import describe, summary
from bot.reception.errors import UnknownIncident

Asked = Annotated[Language | None, Query()]

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get("")
async def list_incidents(request: Request, language: Asked = None) -> dict[str, Any]:
    spoken = language or language_of(request)
    packs = services_of(request).book.library.incidents.values()
    return {"incidents": [summary(pack, spoken) for pack in packs]}


@router.get("/{incident_id}")
async def one_incident(request: Request, incident_id: str, language: Asked = None) -> dict[str, Any]:
    pack = services_of(request).book.library.incidents.get(incident_id)
    if pack is None:
        raise UnknownIncident
    return describe(pack, language or language_of(request))
