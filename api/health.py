"""Is the process alive, and can it answer?"""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from api.access import services_of
from bot.store.errors import StoreUnavailable

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    return {"status": "alive"}


@router.get("/readyz")
async def ready(request: Request) -> JSONResponse:
    """200 once the store answers and a worker lives; 503 with what is missing until then."""
    services = services_of(request)
    try:
        await services.store.ping()
        workers = await services.store.live_workers()
    except StoreUnavailable:
        return JSONResponse({"status": "not_ready", "store": False, "workers": 0}, status_code=503)
    return JSONResponse(
        {"status": "ready" if workers else "not_ready", "store": True, "workers": workers},
        status_code=200 if workers else 503,
    )
