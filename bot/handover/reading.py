"""What agents read: the queue, one case with its transcript, and what the person was told."""

import time
from collections.abc import Iterable, Mapping
from typing import Any

from bot.answers.book import AnswerBook
from bot.call_script.topic_name import topic_name
from bot.handover.case import entry_of
from bot.handover.desk import Desk
from bot.handover.facts import both
from bot.handover.spoken_hours import spoken_hours
from bot.handover.suggestion import Suggestion, Suggestions
from bot.handover.told import changed_since
from bot.knowledge.bilingual import LANGUAGES
from bot.knowledge.errors import UnknownReference
from bot.routes.pack import situations
from bot.store.cases import CaseStore
from bot.store.conversations import About, ConversationStore
from bot.topics import SMALL_TALK

MOST_LISTED = 100
Case = dict[str, Any]


class Reading:
    """Raises UnknownConversation; store failures pass as StoreUnavailable."""

    def __init__(
        self,
        conversations: ConversationStore,
        cases: CaseStore,
        desk: Desk,
        book: AnswerBook,
        suggestions: Suggestions,
    ) -> None:
        self._conversations = conversations
        self._cases = cases
        self._desk = desk
        self._book = book
        self._suggestions = suggestions

    async def desk(self) -> dict[str, Any]:
        hours = {language: spoken_hours(self._desk.hours, language) for language in LANGUAGES}
        return {"open": await self._desk.is_open(), "hours": hours}

    async def whole(self, conversation_id: str) -> dict[str, Any]:
        about = await self._conversations.about(conversation_id)
        slots = await self._cases.slots(conversation_id)
        answers = await self._cases.answers(conversation_id)
        case = shown(entry_of(about, slots, time.time()))
        return {
            "case": case,
            "messages": await self._conversations.transcript(conversation_id),
            "summary": _summary(case, answers),
            "suggestion": self.suggestion(about, answers),
            "told": self.told(about, answers),
        }

    def suggestion(self, about: About, answers: Mapping[str, Any]) -> Suggestion | None:
        """For the last message; None while no worker has thought of a caller's."""
        last = about.last_said or ""
        stored = answers.get(f"script:{last}")
        if stored is not None:
            # What was issued to a person is theirs to press; in a call the agent presses it for the caller.
            said = answers.get(last, {}).get("messages", ()) if about.is_call else ()
            return self._suggestions.of(about, stored, said)
        if about.is_call:
            return None if last else self._suggestions.opening(about)
        return self._suggestions.reminder(about)

    def told(self, about: About, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Each fact once, when it was last said; `changed`: it reads otherwise now."""
        last: dict[str, tuple[str, str]] = {}
        for answer in answers.values():
            for fact, version in (answer.get("told") or {}).items():
                at = answer["messages"][0]["at"] if answer.get("messages") else ""
                last[fact] = max(last.get(fact, ("", "")), (at, version))
        changed = changed_since(
            {fact: version for fact, (_, version) in last.items()}, self._book.library, about.incident
        )
        return [
            {"at": at, "fact": fact, "text": self._fact(fact, about), "changed": fact in changed}
            for fact, (at, _) in sorted(last.items(), key=lambda item: item[1])
        ]

    def _fact(self, name: str, about: About) -> dict[str, str]:
        try:
            return both(self._book.library.fact(name, about.incident).text)
        except UnknownReference:
            return dict.fromkeys(LANGUAGES, name)


def in_order(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Danger before everything, then the one that waits longest."""
    return sorted(entries, key=lambda entry: (entry["danger"] is None, entry["asked_at"], entry["id"]))


def shown(entry: Mapping[str, Any]) -> Case:
    """An entry of the index as agents get it."""
    named = situations()
    return {
        **{key: entry[key] for key in _COPIED},
        "since": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(entry["asked_at"])),
        "situations": [both(named[name].title) for name in entry["situations"] if name in named],
    }


_COPIED = ("id", "state", "channel", "language", "incident", "topic", "danger", "owner", "unseen")


def topics_raised(answers: Mapping[str, Any]) -> list[str]:
    """What the person asked about, once each, in the order of the store."""
    topics = (answer["understanding"]["topic"] for answer in answers.values() if answer.get("understanding"))
    return list(dict.fromkeys(topic for topic in topics if topic and topic not in SMALL_TALK))


def _summary(case: Case, answers: Mapping[str, Any]) -> dict[str, list[str]]:
    names = [topic_name(topic) for topic in topics_raised(answers)]
    return {
        language: [
            *(each[language] for each in case["situations"]),
            *(name[language] for name in names),
        ]
        for language in LANGUAGES
    }
