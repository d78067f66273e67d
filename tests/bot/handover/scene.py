"""A conversation on the real store, with a person, workers that may crash, and agents; without a model."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from redis.asyncio import Redis

from bot.answers.book import AnswerBook
from bot.engine.overheard import overheard
from bot.handover.desk import Desk
from bot.handover.handover import HandOver
from bot.handover.hours import Hours
from bot.handover.timing import DeskTiming
from bot.inbox import InboxMessage
from bot.messages import spoken_messages, stored_answer
from bot.reception.acceptances import Acceptances
from bot.reception.prepared import Prepared
from bot.redaction.redactor import Redactor
from bot.settings import Settings
from bot.store.cases import CaseStore
from bot.store.conversations import About, ConversationStore, Credentials
from bot.store.errors import HeldByAgent, LockLost
from bot.store.keys import ConversationKeys
from bot.store.turns import Commit, InboxEntry, TurnStore

ALWAYS = "Mo-Su 00:00-24:00"
MONTH = 30 * 24 * 3600
ASKS, STOPS = "a person, please", "no more waiting"


@dataclass
class Begun:
    """A turn that a worker thought out and has not committed."""

    lock: str
    entry: InboxEntry
    held: bool


@dataclass
class Scene:
    redis: Redis
    book: AnswerBook
    settings: Settings = field(default_factory=lambda: Settings(agent_hours=ALWAYS))

    def __post_init__(self) -> None:
        redactor = Redactor(self.book.library.services.values())
        self.conversations = ConversationStore(self.redis, MONTH)
        self.cases = CaseStore(self.redis, MONTH)
        self.desk = Desk(self.conversations, self.cases, Hours.read(self.settings.agent_hours))
        self.hand_over = HandOver(self.conversations, self.cases, self.desk, self.book, redactor)
        self.timing = DeskTiming(self.conversations, self.cases, self.desk, self.hand_over, self.settings)
        self.turns = TurnStore(self.redis, "worker", MONTH)
        self.acceptances = Acceptances(self.book)

    async def open(self, language: str = "fr") -> str:
        credentials = Credentials.draw()
        about = About(credentials.conversation_id, "cnam-2022", "web", language, None, "bot")  # type: ignore[arg-type]
        await self.conversations.create(credentials, about, [], {})
        return credentials.conversation_id

    async def say(self, conversation_id: str, text: str, message_id: str | None = None) -> str:
        """What the gateway does with a typed message; the same id again is a repeat."""
        about = await self.conversations.about(conversation_id)
        message_id = message_id or secrets.token_hex(8)
        prepared = Prepared(text, about.language)
        acceptance = self.acceptances.of_text(about, message_id, prepared)
        await self.conversations.accept(conversation_id, acceptance)
        return message_id

    async def begin(self, conversation_id: str) -> Begun | None:
        """A worker takes the conversation over, whoever had it: the lock of a dead one has expired."""
        lock = secrets.token_hex(8)
        await self.redis.set(ConversationKeys(conversation_id).lock, lock)
        entry = await self.turns.begin(conversation_id, lock)
        if entry is None:
            return None
        memory = await self.turns.memory(conversation_id)
        return Begun(lock, entry, memory.held)

    async def commit(self, conversation_id: str, begun: Begun) -> str:
        """done, lost (another worker has it) or held (an agent took it meanwhile)."""
        message = InboxMessage.from_dict(begun.entry.content)
        turn = self._overheard(begun, message) if begun.held else self._spoken(begun, message)
        if turn.moves_to == "waiting":
            await self.desk.announce(conversation_id)
        try:
            await self.turns.commit(conversation_id, begun.lock, turn)
        except LockLost:
            return "lost"
        except HeldByAgent:
            return "held"
        await self.desk.look_at(conversation_id)
        return "done"

    async def drain(self, conversation_id: str) -> None:
        while (begun := await self.begin(conversation_id)) is not None:
            await self.commit(conversation_id, begun)

    async def ask_for_a_person(self, conversation_id: str) -> None:
        await self.say(conversation_id, ASKS)
        await self.drain(conversation_id)

    async def messages(self, conversation_id: str) -> list[dict[str, Any]]:
        return await self.conversations.transcript(conversation_id)

    def _spoken(self, begun: Begun, message: InboxMessage) -> Commit:
        response = {ASKS: "utter_waiting_begins", STOPS: "utter_waiting_ends"}.get(message.text)
        answer = self.book.render(response or "utter_greet", message.language, message.incident, _VALUES)
        said = replace(answer, text=f"to {message.message_id}", buttons=())
        messages, _ = spoken_messages([said])
        return Commit(
            begun.entry.entry_id,
            message.message_id,
            events=[{"event": "user", "text": message.text}],
            answer=stored_answer(messages, _UNDERSTOOD, "bot"),
            transcript=messages,
            moves_to={ASKS: "waiting", STOPS: "bot"}.get(message.text),  # type: ignore[arg-type]
        )

    def _overheard(self, begun: Begun, message: InboxMessage) -> Commit:
        return Commit(
            begun.entry.entry_id,
            message.message_id,
            events=overheard([{"event": "user", "text": message.text}]),
            answer=stored_answer([], _UNDERSTOOD, "agent"),
            speaks=False,
        )


_UNDERSTOOD = {"topic": None, "confidence": 0.0, "language": "fr", "alternatives": []}
_VALUES = {"desk.waiting": "-", "desk.hours": "-", "desk.minutes": "15", "desk.days": "3"}
