"""One turn of dialogue: a message and what is remembered go in, answers and new events come out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.domain import Domain

from bot.answers.answer import Answer
from bot.answers.book import AnswerBook
from bot.engine.answer_generator import AnswerGenerator
from bot.engine.heard_channel import HeardChannel
from bot.engine.in_process_actions import InProcessActions
from bot.engine.tracker_memory import TrackerMemory
from bot.inbox import InboxMessage
from bot.redaction.masks import without_masks
from bot.store.turns import Memory
from bot.understanding import Guess, Understanding


class DialogueFailed(Exception):
    """The engine raised or said nothing; never carries what the person wrote."""


@dataclass(frozen=True)
class Turn:
    answers: tuple[Answer, ...]
    understanding: Understanding
    events: list[dict[str, Any]]
    slots: dict[str, Any]


class Dialogue:
    """Rasa loaded once; turns of different conversations may overlap, turns of one may not."""

    def __init__(self, model: Path, book: AnswerBook) -> None:
        self._memory = TrackerMemory(Domain.empty())
        self._agent = Agent.load(
            model,
            generator=AnswerGenerator(book),
            tracker_store=self._memory,
            action_endpoint=InProcessActions(),
        )
        # Agent wraps foreign stores to survive their failures in silence; ours must fail loudly.
        self._agent.processor.tracker_store = self._memory
        self._memory.domain = self._agent.domain

    async def take_turn(self, conversation_id: str, message: InboxMessage, memory: Memory) -> Turn:
        """Raises DialogueFailed; nothing is kept of a failed turn."""
        channel = HeardChannel()
        self._memory.recall(conversation_id, memory)
        try:
            await self._agent.processor.handle_message(_for_rasa(conversation_id, message, channel))
            if not channel.answers:
                raise DialogueFailed("the engine said nothing")
            return Turn(
                answers=tuple(channel.answers),
                understanding=self._understanding(conversation_id, message),
                events=self._memory.new_events(conversation_id),
                slots=self._memory.slots(conversation_id),
            )
        except DialogueFailed:
            raise
        except Exception as error:
            raise DialogueFailed(type(error).__name__) from error
        finally:
            self._memory.forget(conversation_id)

    async def rank(self, text: str) -> tuple[list[Guess], bool]:
        """Topics for one text, likeliest first, and whether the first is sure enough to be answered."""
        parsed = await self._agent.processor.parse_message(UserMessage(_only_text(text)))
        return _guesses(parsed)

    def _understanding(self, conversation_id: str, message: InboxMessage) -> Understanding:
        if message.topic is not None:
            return Understanding.certain(message.topic, message.language)
        heard = self._memory.saved(conversation_id).latest_message
        guesses, understood = _guesses(heard.parse_data if heard else {})
        return Understanding.ranked(guesses, understood, message.language)


def _guesses(parsed: dict[str, Any]) -> tuple[list[Guess], bool]:
    ranking = [
        Guess(entry["name"], float(entry["confidence"]))
        for entry in parsed.get("intent_ranking", ())
        if entry["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME
    ]
    ranking.sort(key=lambda guess: -guess.confidence)
    understood = parsed.get("intent", {}).get("name") != DEFAULT_NLU_FALLBACK_INTENT_NAME
    return ranking, understood


def _only_text(text: str) -> str:
    # Rasa runs `/intent{…}` as a command wherever a text begins with a slash.
    return without_masks(text).lstrip("/ \t\n").rstrip() or "-"


def _for_rasa(conversation_id: str, message: InboxMessage, channel: HeardChannel) -> UserMessage:
    parsed = None
    if message.topic is not None:
        parsed = {"text": message.text, "intent": {"name": message.topic, "confidence": 1.0}, "entities": []}
    return UserMessage(
        text=_only_text(message.text),
        output_channel=channel,
        sender_id=conversation_id,
        parse_data=parsed,
        input_channel=channel.name(),
        message_id=message.message_id,
        metadata={"language": message.language, "incident": message.incident},
    )
