"""The end of a case: outcome codes, a summary to edit, a text message, and what the person was told."""

import re
from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from bot.call_script.script import CallScript
from bot.documents.kind import KINDS
from bot.handover.reading import Reading, topics_raised
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.store.cases import CaseStore
from bot.store.conversations import ConversationStore
from bot.wording import say

# What is offered to take home; a calendar is no paper to hand over.
_PAPERS = tuple(kind for kind in KINDS if kind != "deadlines")

# A summary is read at a glance; everything that was told is listed beside it.
_MOST_TOLD, _LONGEST_TOLD = 8, 160
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


class WrapUp:
    """Raises UnknownConversation; store failures pass as StoreUnavailable."""

    def __init__(
        self, conversations: ConversationStore, cases: CaseStore, reading: Reading, script: CallScript
    ) -> None:
        self._conversations = conversations
        self._cases = cases
        self._reading = reading
        self._script = script

    def outcomes(self) -> frozenset[str]:
        return frozenset(each["id"] for each in self._script.outcomes())

    async def of(self, conversation_id: str) -> dict[str, Any]:
        whole = await self._reading.whole(conversation_id)
        script = self._script.about(whole["case"]["incident"])
        topics = topics_raised(await self._cases.answers(conversation_id))
        told = [_briefly(each["text"]) for each in whole["told"][-_MOST_TOLD:]]
        return {
            "outcomes": script.outcomes(),
            "summary": script.summary(topics, whole["case"]["situations"], told),
            "text_message": script.text_message(topics),
            "told": whole["told"],
            "papers": [_paper(kind) for kind in _PAPERS],
        }


def _briefly(text: Mapping[Language, str]) -> dict[Language, str]:
    """Its first sentence, or as much of it as fits a line."""
    return {each: shorten(_SENTENCE_END.split(text[each])[0], _LONGEST_TOLD) for each in LANGUAGES}


def _paper(kind: str) -> Mapping[str, Any]:
    return {"kind": kind, "title": {each: say("document_form", kind, each) for each in LANGUAGES}}
