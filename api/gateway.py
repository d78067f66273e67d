"""The gateway process: serves the application until it is told to stop."""

import uvicorn

from api.app import create_app
from bot.logging_setup import set_up_logging
from bot.reception.limits import LARGEST_BODY_BYTES
from bot.settings import settings

_GRACE_SECONDS = 5


def main() -> None:
    set_up_logging()
    chosen = settings()
    if chosen.redis_url is None:
        raise SystemExit("VIGIE_REDIS_URL")
    uvicorn.run(
        create_app(chosen, chosen.redis_url),
        host=chosen.host,
        port=chosen.port,
        ws="wsproto",  # `websockets` is held below 11 by Rasa
        ws_max_size=2 * LARGEST_BODY_BYTES,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


if __name__ == "__main__":
    main()
