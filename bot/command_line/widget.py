"""`vigie widget strings`: the widget's sentences, typeset, as its build takes them in."""

import json
from pathlib import Path

from bot.knowledge.bilingual import LANGUAGES
from bot.settings import PROJECT
from bot.wording import wording

STRINGS = PROJECT / "api" / "widget" / "source" / "strings.json"


def strings() -> str:
    """data/wording/widget.yml as JSON: name → language → sentence."""
    texts = {
        key: {language: text.in_(language) for language in LANGUAGES}
        for key, text in wording("widget").items()
    }
    return json.dumps(texts, ensure_ascii=False, indent=1) + "\n"


def write_strings(place: Path = STRINGS) -> None:
    place.write_text(strings(), encoding="utf-8")
