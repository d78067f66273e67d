"""Serves an application until it is told to stop."""

import uvicorn
from fastapi import FastAPI

from bot.reception.limits import LARGEST_BODY_BYTES
from bot.settings import Settings

_GRACE_SECONDS = 5


def listen(app: FastAPI, settings: Settings) -> None:
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        ws="wsproto",  # `websockets` is held below 11 by Rasa
        ws_max_size=2 * LARGEST_BODY_BYTES,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # api/caller.py reads them, for the proxies that the settings trust
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
