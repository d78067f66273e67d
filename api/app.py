"""Puts the doors together into one application, or into the verifier's."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import ModuleType

from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from api import (
    agent_calls,
    agent_cases,
    agent_live,
    agent_sign_in,
    conversations,
    crawlers,
    documentation,
    documents,
    health,
    incidents,
    one_time_page,
    pages,
    plain_chat,
    reaching_people,
    second_wave,
    socket,
    stations,
    triage,
    verification,
    widget_script,
)
from api.body_limit import BodyLimit
from api.channels import door as channel_door
from api.channels.messaging import running_messaging
from api.console import page, sign_in
from api.console.sign_in import install_sign_in_page
from api.metrics import install_metrics
from api.problems import install_problem_handlers
from api.security_headers import SecurityHeaders
from api.services import running_services
from bot.settings import Settings

API_PREFIX = "/api/v1"


def create_app(settings: Settings, redis_url: str) -> FastAPI:
    """All doors; the verification's only where this gateway is its own verifier."""
    app = _application(settings, redis_url)
    versioned = (
        conversations,
        reaching_people,
        socket,
        incidents,
        stations,
        documents,
        triage,
        agent_sign_in,
        agent_cases,
        agent_calls,
        agent_live,
        *((verification,) if settings.verifies else ()),
    )
    at_the_root = (
        health,
        pages,
        crawlers,
        plain_chat,
        one_time_page,
        second_wave,
        documentation,
        widget_script,
        channel_door,
    )
    _open(app, versioned, at_the_root)
    app.include_router(sign_in.router)
    app.include_router(page.router)
    install_sign_in_page(app)
    if settings.oidc_issuer is not None:
        # Its libraries are not needed elsewhere, and take their time to load.
        from api.console.oidc import install_oidc  # noqa: PLC0415

        install_oidc(app, settings)
    app.mount("/assets", StaticFiles(directory=pages.ASSETS), name="assets")
    return app


def create_verifier_app(settings: Settings, redis_url: str) -> FastAPI:
    """One door, for a process of its own."""
    app = _application(settings, redis_url)
    _open(app, (verification,), (health,))
    return app


def _application(settings: Settings, redis_url: str) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running_services(settings, redis_url) as services:
            app.state.services = services
            async with running_messaging(settings, redis_url, services) as messaging:
                app.state.messaging = messaging
                yield

    # /docs is served by api/documentation.py from a package: FastAPI's own page loads scripts from elsewhere.
    app = FastAPI(title="Vigie", version="1", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.openapi_version = "3.0.3"  # the newest that the packaged Swagger UI shows
    install_problem_handlers(app)
    install_metrics(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(settings.allowed_origins),
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Content-Disposition"],
        max_age=600,
    )
    return app


def _open(app: FastAPI, versioned: Sequence[ModuleType], at_the_root: Sequence[ModuleType]) -> None:
    under = APIRouter(prefix=API_PREFIX)
    for door in versioned:
        under.include_router(door.router)
    app.include_router(under)
    for door in at_the_root:
        app.include_router(door.router)
