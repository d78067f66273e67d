"""Police and gendarmerie near a place, the competent force first, and the rule that holds for all of them."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from api.access import services_of
from api.problems import problem
from api.speech import language_of
from bot.geography.commune import Commune
from bot.geography.communes import all_communes
from bot.knowledge.bilingual import Language
from bot.stations.directory import Directory
from bot.stations.in_use import directory_in_use
from bot.stations.search import Ambiguous, Found, NotAPostcode, UnknownPlace, find_stations
from bot.stations.telling import OLD_AFTER_DAYS, age_days, dated, described
from bot.wording import say

router = APIRouter(prefix="/stations", tags=["stations"])

Place = Annotated[str | None, Query(description="44600, or a name of a commune")]
Asked = Annotated[Language | None, Query()]


@router.get("")
def list_stations(
    request: Request, postcode: Place = None, commune: Place = None, language: Asked = None
) -> Any:
    spoken = language or language_of(request)
    directory = directory_in_use(services_of(request).settings)
    field = "commune" if postcode is None else "postcode"
    if (postcode is None) == (commune is None):
        return _refused(422, "one_of_both", "postcode", spoken)
    try:
        if postcode is not None and not any(character.isdigit() for character in postcode):
            raise NotAPostcode
        found = find_stations(postcode or commune or "", directory, all_communes())
    except NotAPostcode:
        return _refused(422, "not_a_postcode", field, spoken)
    except UnknownPlace:
        return _refused(404, "unknown_place", field, spoken)
    return _answer(request, found, directory, spoken)


def _answer(
    request: Request, found: Found | Ambiguous, directory: Directory | None, language: Language
) -> dict[str, Any]:
    now = datetime.now(UTC)
    near = found.near if isinstance(found, Found) else ()
    return {
        "stations": [described(each, language, now) for each in near],
        "choices": [_choice(commune) for commune in found.choices],
        **_about(directory, language, now),
        "rules": _rules(request, language),
    }


def _about(directory: Directory | None, language: Language, now: datetime) -> dict[str, Any]:
    if directory is None:
        return {"source": None, "dated": None, "age_days": None, "old": False, "note": None}
    age = age_days(directory, now.date())
    return {
        "source": directory.source,
        "dated": directory.dated.isoformat(),
        "age_days": age,
        "old": age > OLD_AFTER_DAYS,
        "note": dated(directory, language, now.date()),
    }


def _rules(request: Request, language: Language) -> dict[str, Any]:
    """The same with and without a directory: the text and its sources, and where the official finder is."""
    settings = services_of(request).settings
    answer = services_of(request).book.render("utter_any_station", language, settings.default_incident)
    told = answer.as_dict()
    return {"text": answer.text, "sources": list(told["sources"]), "links": list(told["links"])}


def _choice(commune: Commune) -> dict[str, Any]:
    return {
        "code": commune.code,
        "commune": commune.name,
        "department": commune.department,
        "postcodes": list(commune.postcodes),
    }


def _refused(status: int, reason: str, field: str, language: Language) -> JSONResponse:
    key = "unknown_place" if status == 404 else "invalid_request"  # noqa: PLR2004 - HTTP's own number
    return problem(status, key, language, [{"field": field, "message": say("stations", reason, language)}])
