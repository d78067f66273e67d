"""Facts as an agent sees them: both languages, how well proven, sources, date and age."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.knowledge.bilingual import LANGUAGES, Bilingual, Language
from bot.knowledge.errors import UnknownReference
from bot.knowledge.fact import Fact
from bot.knowledge.library import Library
from bot.wording import say


def both(text: Bilingual) -> dict[str, str]:
    return {language: text.in_(language) for language in LANGUAGES}


def shown_facts(
    names: Iterable[str], library: Library, incident: str, language: Language, today: date
) -> list[dict[str, Any]]:
    """Each once, in the order in which they were said; those that are gone from the packs are left out."""
    shown = []
    for name in dict.fromkeys(names):
        try:
            shown.append(_shown(name, library.fact(name, incident), language, today))
        except UnknownReference:
            continue
    return shown


def _shown(name: str, fact: Fact, language: Language, today: date) -> dict[str, Any]:
    return {
        "id": name,
        "text": both(fact.text),
        "status": {each: say("hand_over", f"status_{fact.status}", each) for each in LANGUAGES},
        "sources": [
            {"title": source.title(language), "url": source.url, "checked_on": fact.checked_on.isoformat()}
            for source in fact.sources
        ],
        "checked_on": fact.checked_on.isoformat(),
        "age_days": (today - fact.checked_on).days,
    }
