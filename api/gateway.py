"""The gateway process: everything that Vigie answers over HTTP."""

from api.app import create_app
from api.listening import listen
from bot.logging_setup import set_up_logging
from bot.settings import settings


def main() -> None:
    set_up_logging()
    chosen = settings()
    if chosen.redis_url is None:
        raise SystemExit("VIGIE_REDIS_URL")
    listen(create_app(chosen, chosen.redis_url), chosen)


if __name__ == "__main__":
    main()
