"""From a stored answer to what is said in an app: reworded, with links instead of forms, and its sources."""

from collections.abc import Sequence
from functools import reduce
from typing import Any
from urllib.parse import urlsplit

from bot.knowledge.bilingual import Language
from bot.knowledge.spoken_date import spoken_date
from bot.messages import Message
from bot.messaging.links import OneTimeLinks
from bot.messaging.outgoing import Choice, Said
from bot.messaging.rewording import for_messaging
from bot.topics import DANGER_TOPICS
from bot.wording import say

# Forms that are filled in on a page of their own, never in the chat; other forms are what is said next.
_BY_LINK = ("verification", "call_back", "document")
_MOST_SOURCES = 3


class Saying:
    def __init__(self, links: OneTimeLinks) -> None:
        self._links = links

    async def said(
        self, conversation_id: str, answer: dict[str, Any], shortens_above: int | None
    ) -> list[Said]:
        """A link is drawn anew each time: it is good for minutes only. Raises StoreUnavailable."""
        urgent = answer["understanding"]["topic"] in DANGER_TOPICS
        return [
            await self._one(conversation_id, message, shortens_above, urgent=urgent)
            for message in answer["messages"]
        ]

    async def _one(
        self, conversation_id: str, message: Message, shortens_above: int | None, *, urgent: bool
    ) -> Said:
        language: Language = message["language"]
        written_by_hand = message["role"] == "agent"
        form = message["form"] or {}
        needed = [say("messaging", "link", language, **link) for link in message["links"]]
        if form.get("kind") in _BY_LINK:
            url = await self._links.to_form(conversation_id, form)
            needed.append(say("messaging", "form_link", language, url=url))
        whole = urgent or written_by_hand
        long = shortens_above is not None and len(message["text"]) > shortens_above
        return Said(
            text=message["text"] if written_by_hand else for_messaging(message["text"], language),
            language=language,
            choices=tuple(Choice(each["title"], each["payload"]) for each in message["buttons"]),
            needed=tuple(needed),
            below=tuple(_sources(message["sources"], language)),
            brief=_brief(message["sources"], language),
            whole=whole,
            read_all=await self._read_all(conversation_id, message) if long and not whole else "",
        )

    async def _read_all(self, conversation_id: str, message: Message) -> str:
        return await self._links.to_message(conversation_id, message["id"])


def _sources(sources: Sequence[dict[str, str]], language: Language) -> list[str]:
    """One line: titles and sites, and the day that the oldest was checked."""
    if not sources:
        return []
    titles = list(dict.fromkeys(_titled(source, language) for source in sources))
    shown = reduce(
        lambda all_, one: say("messaging", "and_then", language, titles=all_, title=one),
        titles[:_MOST_SOURCES],
    )
    if (left := len(titles) - _MOST_SOURCES) > 0:
        key = "one_source_more" if left == 1 else "more_sources"
        shown = say("messaging", key, language, titles=shown, count=left)
    key = "source" if len(titles) == 1 else "sources"
    return [say("messaging", key, language, date=_checked(sources, language), titles=shown)]


def _brief(sources: Sequence[dict[str, str]], language: Language) -> str:
    """Sites only; empty without sources."""
    if not sources:
        return ""
    sites = ", ".join(list(dict.fromkeys(_site(source) for source in sources))[:_MOST_SOURCES])
    return say("messaging", "brief_sources", language, date=_checked(sources, language), sites=sites)


def _checked(sources: Sequence[dict[str, str]], language: Language) -> str:
    return spoken_date(min(source["checked_on"] for source in sources), language)


def _titled(source: dict[str, str], language: Language) -> str:
    return say("messaging", "source_title", language, title=source["title"], site=_site(source))


def _site(source: dict[str, str]) -> str:
    return (urlsplit(source["url"]).hostname or "").removeprefix("www.").rstrip(".")
