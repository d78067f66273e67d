"""What browser tests measure, kept for docs/widget.md."""

import json
from pathlib import Path

from bot.settings import settings


def note(name: str, figure: float) -> None:
    """Into browser.json of the data folder; `make pictures` puts the figures into docs/widget.md."""
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({**noted(), name: figure}, indent=1), encoding="utf-8")


def noted() -> dict[str, float]:
    place = _place()
    return json.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}


def _place() -> Path:
    return settings().data_dir / "evaluation" / "browser.json"
