"""What a person can ask for at any moment, as buttons of their conversation."""

import secrets
from typing import Any

from bot.forms.form import PASTE_CHECK, PLAN, STATION_SEARCH
from bot.knowledge.bilingual import LANGUAGES
from bot.wording import say

_LEADS_TO = {
    "scam": f'/affirm{{"start":"{PASTE_CHECK}"}}',
    "plan": f'/affirm{{"start":"{PLAN}"}}',
    "stations": f'/affirm{{"start":"{STATION_SEARCH.start}"}}',
    "human": "/talk_to_human",
}
# Language → what pages show; and what each payload stands for.
Menu = dict[str, list[dict[str, Any]]]


def issue_menu() -> tuple[Menu, dict[str, str]]:
    """In both languages, so that it changes with the conversation's without being asked for again."""
    menu: Menu = {}
    issued: dict[str, str] = {}
    for language in LANGUAGES:
        menu[str(language)] = []
        for name, intent in _LEADS_TO.items():
            title, payload = say("menu", name, language), secrets.token_urlsafe(9)
            menu[language].append({"name": name, "title": title, "payload": payload})
            issued[payload] = f"{intent} {title}"
    return menu, issued
