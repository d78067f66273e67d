"""One turn of dialogue: a message and what is remembered go in, answers and new events come out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
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
from bot.engine.last_topic import last_topic
from bot.engine.tracker_memory import TrackerMemory
from bot.inbox import InboxMessage
from bot.knowledge.bilingual import Language, other_than
from bot.language.questions import questions_of
from bot.redaction.masks import without_masks
from bot.store.turns import Memory
from bot.topics import OFFERED_TOPICS, RECEIVED_TOPIC
from bot.understanding import Guess, Understanding

Metadata = dict[str, Any]
Parsed = dict[str, Any]

# Of a message with many questions; more would be a wall of text.
_QUESTIONS_ANSWERED = 2
# Each costs one pass through the pipeline.
_QUESTIONS_READ = 5
_SURE = 0.6
_RULED = 0.7
_NOT_UNDERSTOOD = frozenset({DEFAULT_NLU_FALLBACK_INTENT_NAME, "out_of_scope"})


class DialogueFailed(Exception):
    """The engine raised or said nothing; never carries what the person wrote."""


@dataclass(frozen=True)
class Turn:
    answers: tuple[Answer, ...]
    understanding: Understanding
    events: list[dict[str, Any]]
    slots: dict[str, Any]
    other_language: tuple[Answer, ...] = ()


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

    async def take_turn(
        self,
        conversation_id: str,
        message: InboxMessage,
        memory: Memory,
        learned: Mapping[str, Any] = MappingProxyType({}),
    ) -> Turn:
        """`learned`: slots to fill from elsewhere than the text.

        What an agent reads is made in both languages.

        Raises DialogueFailed; nothing is kept of a failed turn.
        """
        try:
            metadata = {**_metadata(message, memory), **learned}
            parts = await self._parts(message, memory, metadata)
            heard = [await self._hear(text, message, metadata) for text in parts]
            other: tuple[Answer, ...] = ()
            if message.for_agent or message.overheard:
                elsewhere = {**metadata, "language": other_than(message.language)}
                other = await self._say(conversation_id, message, memory, heard, elsewhere)
            return Turn(
                answers=await self._say(conversation_id, message, memory, heard, metadata),
                understanding=_understanding(message, heard),
                events=self._memory.new_events(conversation_id),
                slots=self._memory.slots(conversation_id),
                other_language=other,
            )
        except DialogueFailed:
            raise
        except Exception as error:
            raise DialogueFailed(type(error).__name__) from error
        finally:
            self._memory.forget(conversation_id)

    async def _say(
        self,
        conversation_id: str,
        message: InboxMessage,
        memory: Memory,
        heard: Sequence[Parsed],
        metadata: Metadata,
    ) -> tuple[Answer, ...]:
        """What is said to it; the tracker of the turn stays in memory. Raises DialogueFailed."""
        channel = HeardChannel()
        self._memory.recall(conversation_id, memory)
        for parsed in heard:
            user_message = _for_rasa(conversation_id, message, channel, parsed, metadata)
            await self._agent.processor.handle_message(user_message)
        if not channel.answers:
            raise DialogueFailed("the engine said nothing")
        return tuple(channel.answers)

    async def rank(self, text: str, language: Language) -> tuple[list[Guess], bool]:
        """Topics for one text, likeliest first, and whether the first is sure enough to be answered."""
        return _guesses(await self._parse(text, {"language": language}))

    async def _parts(self, message: InboxMessage, memory: Memory, metadata: Metadata) -> list[str]:
        """The first two questions, when each is surely about a topic of its own; else the whole message."""
        # What answers the question of a form is one answer.
        whole = message.topic is not None or memory.slots.get("requested_slot") is not None
        questions = [] if whole else questions_of(message.text)
        sure: dict[str, str] = {}
        for question in questions[:_QUESTIONS_READ] if questions[1:] else ():
            guesses, understood = _guesses(await self._parse(question, metadata))
            if understood and guesses[0].topic in OFFERED_TOPICS and guesses[0].confidence >= _SURE:
                sure.setdefault(guesses[0].topic, question)
        parts = list(sure.values())[:_QUESTIONS_ANSWERED]
        return parts if parts[1:] else [message.text]

    async def _hear(self, text: str, message: InboxMessage, metadata: Metadata) -> Parsed:
        if message.topic is not None:
            return {"text": text, "intent": {"name": message.topic, "confidence": 1.0}, "entities": []}
        parsed = await self._parse(text, metadata)
        return _raised(parsed, RECEIVED_TOPIC) if _is_shown(message, parsed) else parsed

    async def _parse(self, text: str, metadata: Metadata) -> Parsed:
        parsed: Parsed = await self._agent.processor.parse_message(
            UserMessage(_only_text(text), metadata=metadata)
        )
        return parsed


def _understanding(message: InboxMessage, heard: Sequence[Parsed]) -> Understanding:
    """Of two questions the first is the topic, and the second the first of the alternatives."""
    if message.topic is not None:
        return Understanding.certain(message.topic, message.language)
    guesses, understood = _guesses(heard[0])
    for parsed in heard[1:]:
        other = _guesses(parsed)[0][0]
        guesses = [guesses[0], other, *(guess for guess in guesses[1:] if guess.topic != other.topic)]
    return Understanding.ranked(guesses, understood, message.language)


def _metadata(message: InboxMessage, memory: Memory) -> Metadata:
    return {
        "language": message.language,
        "incident": message.incident,
        "previous_topic": last_topic(memory),
        "choice": message.choice,
        "sites": message.sites,
        "judged": message.judged,
    }


def _guesses(parsed: dict[str, Any]) -> tuple[list[Guess], bool]:
    ranking = [
        Guess(entry["name"], float(entry["confidence"]))
        for entry in parsed.get("intent_ranking", ())
        if entry["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME
    ]
    ranking.sort(key=lambda guess: -guess.confidence)
    understood = parsed.get("intent", {}).get("name") != DEFAULT_NLU_FALLBACK_INTENT_NAME
    return ranking, understood


def _is_shown(message: InboxMessage, parsed: Parsed) -> bool:
    """Whether a judged message that nobody's own words are understood in is one that the person received."""
    topic = parsed["intent"]["name"]
    if message.judged is None:
        return False
    return topic in _NOT_UNDERSTOOD or (message.doubtful and parsed["intent"]["confidence"] < _SURE)


def _raised(parsed: Parsed, topic: str) -> Parsed:
    """Decided by a rule: below the certainty of a button."""
    others = [each for each in parsed["intent_ranking"] if each["name"] != topic]
    left = (1 - _RULED) / max(sum(float(each["confidence"]) for each in others), 1e-9)
    ranked = [{**each, "confidence": float(each["confidence"]) * left} for each in others]
    first = {"name": topic, "confidence": _RULED}
    return {**parsed, "intent": first, "intent_ranking": [first, *ranked]}


def _only_text(text: str) -> str:
    # Rasa runs `/intent{…}` as a command wherever a text begins with a slash.
    return without_masks(text).lstrip("/ \t\n").rstrip() or "-"


def _for_rasa(
    conversation_id: str, message: InboxMessage, channel: HeardChannel, parsed: Parsed, metadata: Metadata
) -> UserMessage:
    return UserMessage(
        text=parsed["text"] if message.topic is None else _only_text(message.text),
        output_channel=channel,
        sender_id=conversation_id,
        parse_data=parsed,
        input_channel=channel.name(),
        message_id=message.message_id,
        metadata=metadata,
    )
