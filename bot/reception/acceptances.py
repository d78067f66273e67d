"""What is acknowledged of a prepared message, whoever holds the conversation when it arrives."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.answers.answer import Answer
from bot.answers.book import AnswerBook, Cited
from bot.forms.form import PASTE_CHECK
from bot.handover.script import script_of
from bot.handover.told import told_in
from bot.inbox import InboxMessage, Kind
from bot.knowledge.bilingual import LANGUAGES
from bot.messages import spoken_messages, stored_answer, user_message
from bot.reception.prepared import Prepared
from bot.store.acceptance import Acceptance, Held
from bot.store.conversations import About
from bot.topics import DANGER_TOPICS, RECEIVED_TOPIC
from bot.triage.chat import spoken_verdict
from bot.triage.telling import Telling
from bot.understanding import Understanding


class Acceptances:
    def __init__(self, book: AnswerBook) -> None:
        self._book = book

    def of_text(self, about: About, message_id: str, prepared: Prepared) -> Acceptance:
        if about.is_call:
            return self._of_call(about, message_id, prepared)
        if prepared.response is None and prepared.pasted is None:
            return self.for_worker(about, message_id, prepared, "said")
        return self._at_once(about, message_id, prepared)

    def for_worker(self, about: About, message_id: str, prepared: Prepared, kind: Kind) -> Acceptance:
        entry = _entry(about, message_id, prepared, kind)
        return Acceptance(
            message_id=message_id,
            transcript=[user_message(prepared.text, prepared.language, message_id)],
            entry=entry.as_dict(),
            about=_about_fields(about, prepared),
            held=None if about.is_call else self._held(about, entry, prepared),
        )

    def _at_once(self, about: About, message_id: str, prepared: Prepared) -> Acceptance:
        answers = list(self._answers(about, prepared))
        messages, buttons = spoken_messages(answers)
        understanding = Understanding.certain(prepared.topic, prepared.language).as_dict()
        told = told_in(answers, self._book.library, about.incident)
        noted = _entry(about, message_id, prepared, "noted") if prepared.topic else None
        return Acceptance(
            message_id=message_id,
            transcript=[user_message(prepared.text, prepared.language, message_id), *messages],
            entry=noted.as_dict() if noted else None,
            answer=stored_answer(messages, understanding, about.state, told=told),
            buttons=buttons,
            about=_about_fields(about, prepared),
            held=self._held(about, noted, prepared, message_id),
            script=None if prepared.topic else self._script(about, prepared),
        )

    def _held(
        self, about: About, entry: InboxMessage | None, prepared: Prepared, message_id: str = ""
    ) -> Held:
        """The person waits for the agent's words; only help in danger waits for nobody."""
        message_id = entry.message_id if entry else message_id
        urgent = prepared.topic in DANGER_TOPICS and prepared.response is not None
        answers = list(self._answers(about, prepared)) if urgent else []
        messages, _ = spoken_messages([replace(each, buttons=()) for each in answers], role="system")
        understanding = Understanding.certain(prepared.topic, prepared.language).as_dict()
        return Held(
            entry=replace(entry, overheard=True).as_dict() if entry else None,
            transcript=[user_message(prepared.text, prepared.language, message_id), *messages],
            answer=stored_answer(messages, understanding, "agent"),
        )

    def _of_call(self, about: About, message_id: str, prepared: Prepared) -> Acceptance:
        """A worker words it in both languages; what needs none is said as it is."""
        if prepared.response is None or prepared.topic is not None:
            kind: Kind = "said" if prepared.topic is None else "pressed"
            return self.for_worker(about, message_id, prepared, kind)
        answers = list(self._answers(about, prepared))
        messages, buttons = spoken_messages(answers)
        understanding = Understanding.certain(None, prepared.language).as_dict()
        return Acceptance(
            message_id=message_id,
            transcript=[user_message(prepared.text, prepared.language, message_id), *messages],
            answer=stored_answer(messages, understanding, about.state),
            buttons=buttons,
            about=_about_fields(about, prepared),
            script=self._script(about, prepared),
        )

    def _script(self, about: About, prepared: Prepared) -> dict[str, Any]:
        spoken = {
            language: list(self._answers(about, replace(prepared, language=language)))
            for language in LANGUAGES
        }
        understanding = Understanding.certain(prepared.topic, prepared.language).as_dict()
        return {"understanding": understanding, "script": script_of(spoken)}

    def _answers(self, about: About, prepared: Prepared) -> Iterator[Answer]:
        """Danger first, then what the message looks like."""
        if prepared.response is not None:
            yield self._book.render(prepared.response, prepared.language, about.incident)
        if prepared.pasted is not None:
            telling = Telling(self._book, prepared.language, about.incident)
            spoken = spoken_verdict(prepared.pasted, telling)
            cited = Cited(lines=spoken.lines)
            yield self._book.render(spoken.response, prepared.language, about.incident, spoken.values, cited)
        if prepared.also is not None:
            yield self._book.render(prepared.also, prepared.language, about.incident)
        if prepared.masked and prepared.response != "utter_masked_secret":
            yield self._book.render("utter_masked_secret", prepared.language, about.incident)


def _awaited(about: About, prepared: Prepared) -> str:
    """« Paste it here » asks for a message; whoever showed one, or speaks of one, may show another."""
    if (prepared.choice or {}).get("start") == PASTE_CHECK:
        return "asked"
    goes_on = (
        prepared.pasted is not None or prepared.response == "utter_no_pictures" or about.awaits == "asked"
    )
    return "invited" if goes_on or prepared.topic == RECEIVED_TOPIC else ""


def _entry(about: About, message_id: str, prepared: Prepared, kind: Kind) -> InboxMessage:
    return InboxMessage(
        kind,
        message_id,
        prepared.text,
        prepared.language,
        about.incident,
        prepared.topic,
        prepared.masked,
        choice=prepared.choice,
        sites=prepared.sites,
        judged=prepared.judged,
        doubtful=prepared.doubtful,
        for_agent=about.is_call,
    )


def _about_fields(about: About, prepared: Prepared) -> dict[str, str]:
    fields: dict[str, str] = {"language": prepared.language, "awaits": _awaited(about, prepared)}
    if prepared.language_requested:
        fields["chosen_language"] = prepared.language
    if prepared.topic in DANGER_TOPICS:
        fields["danger"] = prepared.topic or ""
    return fields
