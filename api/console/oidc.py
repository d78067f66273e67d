"""Signing in with the organisation's own account: there and back again, with nothing believed on the way."""

import hmac
import time

import structlog
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import RedirectResponse, Response

from api.access import services_of
from api.console.oidc_journey import LIFE_SECONDS, Journey, new_journey, read_journey, written
from api.console.oidc_provider import NoRole, OidcError, Provider, ProviderUnreachable
from api.console.sign_in import remember
from api.console.sign_in_page import Said, entering_page, sign_in_page
from api.own_origin import is_https
from api.speech import language_of
from bot.agents.errors import AgentError
from bot.agents.sign_in import NOBODY
from bot.audit.key import audit_key
from bot.settings import Settings
from bot.store.errors import StoreError
from bot.wording import say

log = structlog.get_logger("vigie.oidc")
router = APIRouter(prefix="/console/oidc", include_in_schema=False)

COOKIE = "vigie_oidc"
_CALLBACK = "/console/oidc/callback"
_REASONS = {
    NoRole: (403, "oidc_refused"),
    AgentError: (403, "oidc_refused"),
    ProviderUnreachable: (503, "oidc_unreachable"),
    StoreError: (503, "oidc_failed"),
}


def install_oidc(app: FastAPI, settings: Settings) -> None:
    """Only where the settings name a provider."""
    app.state.oidc = Provider(settings)
    app.include_router(router)


@router.get("")
async def leave(request: Request) -> Response:
    journey = new_journey(language_of(request), time.time())
    try:
        address = await _provider(request).sign_in_address(journey, _return_to(request))
    except OidcError as error:
        return _refused(request, error)
    response = RedirectResponse(address, 303, {"Cache-Control": "no-store"})
    response.set_cookie(
        COOKIE,
        written(journey, _key(request)),
        max_age=LIFE_SECONDS,
        path="/console/oidc",
        secure=is_https(request),
        httponly=True,
        # Strict would not come back with the browser from the provider.
        samesite="lax",
    )
    return response


@router.get("/callback")
async def come_back(request: Request, code: str = "", state: str = "") -> Response:
    journey = read_journey(request.cookies.get(COOKIE, ""), _key(request), time.time())
    if (
        journey is None
        or not code
        or not hmac.compare_digest(journey.state.encode(), state.encode(errors="replace"))
    ):
        return _forget(_refused(request, OidcError()))
    request.state.language = journey.language
    return _forget(await _entered(request, code, journey))


async def _entered(request: Request, code: str, journey: Journey) -> Response:
    desk = services_of(request).agents
    try:
        person = await _provider(request).person(code, journey, _return_to(request))
        opened = await desk.vouched_for(person)
    except NoRole as error:
        await desk.audit.record(NOBODY, "sign_in_refused")
        return _refused(request, error)
    except (OidcError, AgentError, StoreError) as error:
        return _refused(request, error)
    response = entering_page(request)
    remember(request, response, opened)
    return response


def _refused(request: Request, error: Exception) -> Response:
    log.warning("oidc_refused", error=type(error).__name__)
    found = [reason for kind, reason in _REASONS.items() if isinstance(error, kind)]
    status, key = found[0] if found else (401, "oidc_failed")
    return sign_in_page(request, Said(status, say("console_sign_in", key, language_of(request))))


def _forget(response: Response) -> Response:
    response.delete_cookie(COOKIE, path="/console/oidc")
    return response


def _provider(request: Request) -> Provider:
    found: Provider = request.app.state.oidc
    return found


def _key(request: Request) -> bytes:
    return audit_key(services_of(request).settings).derived(b"oidc")


def _return_to(request: Request) -> str:
    """Our own address as the browser knows it; the provider holds the list of those that are ours."""
    scheme = "https" if is_https(request) else "http"
    return f"{scheme}://{request.headers.get('host', '')}{_CALLBACK}"
