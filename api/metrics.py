"""GET /metrics: requests by route and status, and the alerts; no address, id or text of anybody."""

from fastapi import FastAPI
from prometheus_fastapi_instrumentator import Instrumentator


def install_metrics(app: FastAPI) -> None:
    """At the root; keep it to your own network where Vigie stands behind a proxy."""
    Instrumentator(should_group_untemplated=True).instrument(app).expose(app, include_in_schema=True)
