"""A register of notices where a Vigie that is about to start will find it."""

from pathlib import Path

from bot.register.building import build_register
from bot.register.place import key_path, register_path
from bot.register.secret_key import create_key
from bot.settings import Settings
from tests.bot.register.conftest import HEADING, no_progress


def put_register(data_dir: Path, *notices: str) -> None:
    own = Settings(data_dir=data_dir)
    written = data_dir / "notices.csv"
    written.write_text("\n".join([HEADING, *notices]) + "\n", encoding="utf-8")
    key = create_key(key_path(own))
    build_register(written, register_path(own, "cnam-2022"), "cnam-2022", key, no_progress, 1)
