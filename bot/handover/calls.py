"""A call: a conversation that its agent holds from the start; the machine answers for the agent alone."""

from dataclasses import dataclass

from bot.handover.desk import Desk
from bot.handover.suggestion import Suggestion, Suggestions
from bot.knowledge.bilingual import Language
from bot.reception.reception import Receipt, Reception
from bot.reception.waiting import AnswerWait
from bot.store.cases import CaseStore
from bot.store.conversations import About, ConversationStore
from bot.store.errors import NotPossibleNow


class NoAnswerYet(Exception):
    """The words are kept; no worker has an answer in time."""


@dataclass(frozen=True)
class Heard:
    """One of these: what the caller says, a choice that was read out, or the topic that was meant."""

    text: str | None = None
    payload: str | None = None
    topic: str | None = None


class Calls:
    """Raises UnknownConversation, NotPossibleNow and the reception's refusals."""

    def __init__(
        self,
        conversations: ConversationStore,
        cases: CaseStore,
        desk: Desk,
        reception: Reception,
        waiting: AnswerWait,
        suggestions: Suggestions,
    ) -> None:
        self._conversations = conversations
        self._cases = cases
        self._desk = desk
        self._reception = reception
        self._waiting = waiting
        self._suggestions = suggestions

    async def open(self, agent: str, language: Language, incident: str | None) -> About:
        """Raises UnknownIncident."""
        opened = await self._reception.open_call(agent, language, incident)
        await self._desk.look_at(opened.conversation_id)
        return opened

    async def suggest(self, agent: str, call: str, heard: Heard) -> Suggestion:
        """Raises NoAnswerYet."""
        about = await self._conversations.about(call)
        if not about.is_call or about.state != "agent" or about.owner != agent:
            raise NotPossibleNow(about.state, about.owner or "")
        receipt = await self._receive(about, heard)
        answer = receipt.answer or await self._waiting.answer(call, receipt.message_id)
        stored = await self._cases.script(call, receipt.message_id)
        if answer is None or stored is None:
            raise NoAnswerYet
        about = await self._conversations.about(call)
        await self._desk.look_at(call)
        return self._suggestions.of(about, stored, answer["messages"])

    async def _receive(self, about: About, heard: Heard) -> Receipt:
        if heard.payload is not None:
            return await self._reception.receive_payload(about, heard.payload, None)
        if heard.topic is not None:
            return await self._reception.receive_topic(about, heard.topic)
        return await self._reception.receive_text(about, heard.text or "", None)
