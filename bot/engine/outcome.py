"""What becomes of a turn: said to the person, shown to an agent, or only remembered."""

from collections.abc import Sequence
from typing import Any, Literal

from bot.answers.answer import Answer
from bot.answers.book import AnswerBook
from bot.engine.dialogue import Turn
from bot.engine.overheard import overheard, without_question
from bot.handover.script import script_of
from bot.handover.told import told_in
from bot.inbox import InboxMessage
from bot.knowledge.bilingual import LANGUAGES, Language, other_than
from bot.messages import spoken_messages, stored_answer
from bot.store.turns import Commit, InboxEntry
from bot.topics import RECEIVED_TOPIC, SMALL_TALK
from bot.understanding import Understanding

# Responses after which the conversation waits for an agent, or waits no more.
_MOVES: dict[str, Literal["waiting", "bot"]] = {
    "utter_waiting_begins": "waiting",
    "utter_passed_on": "waiting",
    "utter_waiting_ends": "bot",
}

# What an agent is not told as the matter of a conversation.
_NO_CONCERN = SMALL_TALK | {"talk_to_human", "out_of_scope"}


class Outcomes:
    def __init__(self, book: AnswerBook) -> None:
        self._book = book

    def of(self, entry: InboxEntry, message: InboxMessage, turn: Turn) -> Commit:
        if message.for_agent:
            return self._scripted(entry, message, turn)
        if message.overheard:
            return self._overheard(entry, message, turn)
        if message.kind == "noted":
            about = _about(turn)
            return Commit(entry.entry_id, message.message_id, turn.events, turn.slots, about=about)
        return self._spoken(entry, message, turn)

    def of_trouble(self, entry: InboxEntry, message: InboxMessage) -> Commit:
        """The honest sentence of a turn that failed; the dialogue stays as it was before."""
        if message.kind == "noted":
            return Commit(entry.entry_id, message.message_id)
        honest = {
            each: [self._book.render("utter_technical_trouble", each, message.incident)] for each in LANGUAGES
        }
        understanding = Understanding.certain(message.topic, message.language).as_dict()
        messages, buttons = spoken_messages([] if message.overheard else honest[message.language])
        return Commit(
            entry_id=entry.entry_id,
            message_id=message.message_id,
            answer=stored_answer(messages, understanding, "bot"),
            transcript=messages,
            buttons=buttons,
            speaks=not (message.overheard or message.for_agent),
            script={"understanding": understanding, "script": script_of(honest)},
        )

    def _spoken(self, entry: InboxEntry, message: InboxMessage, turn: Turn) -> Commit:
        answers = self._with_warning(turn.answers, message, turn.answers[0].language)
        messages, buttons = spoken_messages(answers)
        return Commit(
            entry_id=entry.entry_id,
            message_id=message.message_id,
            events=turn.events,
            slots=turn.slots,
            answer=self._stored(messages, message, turn, answers),
            transcript=messages,
            buttons=buttons,
            about=_about(turn),
            moves_to=next((_MOVES[each.response] for each in answers if each.response in _MOVES), None),
        )

    def _scripted(self, entry: InboxEntry, message: InboxMessage, turn: Turn) -> Commit:
        """Of a call: it goes on as if the machine had said what the agent reads out."""
        answers = self._with_warning(turn.answers, message, turn.answers[0].language)
        messages, buttons = spoken_messages(answers)
        return Commit(
            entry_id=entry.entry_id,
            message_id=message.message_id,
            events=turn.events,
            slots=turn.slots,
            answer=self._stored(messages, message, turn, answers),
            transcript=messages,
            buttons=buttons,
            about=_about(turn),
            speaks=False,
            script=self._script(message, turn),
        )

    def _overheard(self, entry: InboxEntry, message: InboxMessage, turn: Turn) -> Commit:
        """The agent reads what the machine would have said; the person waits for the agent's words."""
        return Commit(
            entry_id=entry.entry_id,
            message_id=message.message_id,
            events=overheard(turn.events),
            slots=without_question(turn.slots),
            answer=stored_answer([], turn.understanding.as_dict(), "agent"),
            about=_about(turn),
            speaks=False,
            script=self._script(message, turn),
        )

    def _script(self, message: InboxMessage, turn: Turn) -> dict[str, Any]:
        other = other_than(message.language)
        spoken = {
            message.language: self._with_warning(turn.answers, message, message.language),
            other: self._with_warning(turn.other_language, message, other),
        }
        return {"understanding": turn.understanding.as_dict(), "script": script_of(spoken)}

    def _stored(
        self,
        messages: list[dict[str, Any]],
        message: InboxMessage,
        turn: Turn,
        answers: Sequence[Answer],
    ) -> dict[str, Any]:
        told = told_in(answers, self._book.library, message.incident)
        return stored_answer(messages, turn.understanding.as_dict(), "bot", told=told)

    def _with_warning(
        self, answers: Sequence[Answer], message: InboxMessage, language: Language
    ) -> list[Answer]:
        if not message.masked:
            return list(answers)
        warning = self._book.render("utter_masked_secret", language, message.incident)
        return [warning, *answers]


def _about(turn: Turn) -> dict[str, str]:
    chosen = _language_chosen_now(turn)
    about = {"chosen_language": chosen, "language": chosen} if chosen else {}
    topic = turn.understanding.topic
    if topic and topic not in _NO_CONCERN:
        about["topic"] = topic
    if turn.understanding.topic == RECEIVED_TOPIC:
        about["awaits"] = "invited"
    if any(answer.response == "utter_paste_message" for answer in turn.answers):
        about["awaits"] = "asked"
    return about


def _language_chosen_now(turn: Turn) -> str | None:
    """What this turn set; the slot itself may be older than what the gateway has heard since."""
    values = [event["value"] for event in turn.events if event.get("name") == "chosen_language"]
    return values[-1] if values else None
