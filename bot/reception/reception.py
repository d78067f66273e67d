"""Opens conversations and acknowledges messages; the answers come from the workers, or at once in danger."""

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.answer import Answer
from bot.answers.book import AnswerBook, Cited
from bot.forms.form import PASTE_CHECK
from bot.inbox import InboxMessage, Kind
from bot.knowledge.bilingual import Language
from bot.menu import Menu, issue_menu
from bot.messages import Message, button_meaning, spoken_messages, stored_answer, user_message
from bot.notice.sites import sites_named, whose_sites
from bot.reception.errors import BadMessageId, UnknownButton, UnknownIncident
from bot.reception.limits import LONGEST_MESSAGE_ID, LONGEST_PAYLOAD
from bot.reception.prepared import Preparation, Prepared
from bot.reception.verification_answer import verification_answer
from bot.settings import Settings
from bot.store.conversations import About, Acceptance, ConversationStore, Credentials
from bot.topics import RECEIVED_TOPIC
from bot.triage.chat import spoken_verdict
from bot.triage.telling import Telling
from bot.understanding import Understanding
from bot.verification.form import is_form, is_good
from bot.verification.outcome import Outcome

# What a person asked who filled in the form.
_VERIFICATION_TOPIC = "ask_am_i_affected"
_MESSAGE_ID = re.compile(rf"[A-Za-z0-9._:\-]{{1,{LONGEST_MESSAGE_ID}}}")


@dataclass(frozen=True)
class Opened:
    credentials: Credentials
    about: About
    messages: list[Message]
    menu: Menu


@dataclass(frozen=True)
class Receipt:
    """`answer` is the stored answer when there is one already; otherwise a worker is on it.

    `repeated`: this message id was taken before, nothing new was done.
    """

    message_id: str
    language: Language
    answer: dict[str, Any] | None
    repeated: bool


class Reception:
    """Store failures pass through as StoreUnavailable, unknown conversations as UnknownConversation."""

    def __init__(
        self, store: ConversationStore, book: AnswerBook, preparation: Preparation, settings: Settings
    ) -> None:
        self._store = store
        self._book = book
        self._preparation = preparation
        self._settings = settings

    async def open(self, language: Language, incident: str | None, channel: str) -> Opened:
        """Raises UnknownIncident."""
        incident = incident or self._settings.default_incident
        if incident not in self._book.library.incidents:
            raise UnknownIncident
        credentials = Credentials.draw()
        about = About(credentials.conversation_id, incident, channel, language, None, "bot")
        messages, buttons = spoken_messages([self._book.render("utter_welcome", language, incident)])
        menu, of_menu = issue_menu()
        await self._store.create(credentials, about, messages, buttons | of_menu)
        return Opened(credentials, about, messages, menu)

    async def receive_text(
        self, about: About, text: str, message_id: str | None, browser: Language | None = None
    ) -> Receipt:
        """Raises EmptyText, TextTooLong, BadMessageId."""
        message_id = _checked(message_id)
        prepared = self._preparation.prepare(text, about, browser)
        # Of an address that is masked, only whose site it is at goes on.
        genuine = self._book.library.incidents[about.incident].genuine_notice
        prepared = replace(prepared, sites=whose_sites(sites_named(text), genuine))
        acceptance = self._acceptance(about, message_id, prepared)
        return await self._accept(about, acceptance, prepared.language)

    async def receive_payload(self, about: About, payload: str, message_id: str | None) -> Receipt:
        """Raises UnknownButton, BadMessageId."""
        message_id = _checked(message_id)
        meaning = (
            await self._store.button(about.conversation_id, payload)
            if len(payload) <= LONGEST_PAYLOAD
            else None
        )
        if meaning is None or is_form(meaning):
            raise UnknownButton
        intent, _, title = meaning.partition(" ")
        topic, choice = button_meaning(intent)
        prepared = Prepared(title, about.language, topic=topic, choice=choice)
        acceptance = self._for_worker(about, message_id, prepared, "pressed")
        return await self._accept(about, acceptance, about.language)

    async def accepts_form(self, about: About, form_id: str | None) -> bool:
        """Uses the form up. Who sends none is held by the limits alone (contract: it is optional)."""
        meaning = await self._store.take(about.conversation_id, form_id or "-")
        return form_id is None or is_good(meaning)

    async def note_verification(
        self, about: About, outcome: Outcome, signature: str, *, form_over: bool = False
    ) -> list[Message]:
        """Says what was found; the dialogue learns of it by the signed outcome alone."""
        answer = verification_answer(self._book, about, outcome, form_over=form_over)
        messages, buttons = spoken_messages([answer])
        message_id = secrets.token_hex(8)
        understanding = Understanding.certain(_VERIFICATION_TOPIC, about.language).as_dict()
        entry = InboxMessage(
            "noted",
            message_id,
            "-",
            about.language,
            about.incident,
            _VERIFICATION_TOPIC,
            verification=signature,
        )
        acceptance = Acceptance(
            message_id=message_id,
            transcript=messages,
            entry=entry.as_dict(),
            answer=stored_answer(messages, understanding, about.state),
            buttons=buttons,
        )
        await self._store.accept(about.conversation_id, acceptance)
        return messages

    def wait_a_moment(self, language: Language, incident: str) -> dict[str, Any]:
        """The honest answer while no worker has one; not stored, the real answer follows."""
        messages, _ = spoken_messages(
            [self._book.render("utter_one_moment", language, incident)], role="system"
        )
        return stored_answer(messages, Understanding.certain(None, language).as_dict(), "bot")

    def _acceptance(self, about: About, message_id: str, prepared: Prepared) -> Acceptance:
        if prepared.response is None and prepared.pasted is None:
            return self._for_worker(about, message_id, prepared, "said")
        return self._answered_at_once(about, message_id, prepared)

    def _for_worker(self, about: About, message_id: str, prepared: Prepared, kind: Kind) -> Acceptance:
        return Acceptance(
            message_id=message_id,
            transcript=[user_message(prepared.text, prepared.language, message_id)],
            entry=_entry(about, message_id, prepared, kind).as_dict(),
            about=_about_fields(about, prepared),
        )

    def _answered_at_once(self, about: About, message_id: str, prepared: Prepared) -> Acceptance:
        messages, buttons = spoken_messages(list(self._answers(about, prepared)))
        understanding = Understanding.certain(prepared.topic, prepared.language).as_dict()
        return Acceptance(
            message_id=message_id,
            transcript=[user_message(prepared.text, prepared.language, message_id), *messages],
            entry=_entry(about, message_id, prepared, "noted").as_dict() if prepared.topic else None,
            answer=stored_answer(messages, understanding, about.state),
            buttons=buttons,
            about=_about_fields(about, prepared),
        )

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

    async def _accept(self, about: About, acceptance: Acceptance, language: Language) -> Receipt:
        known = await self._store.accept(about.conversation_id, acceptance)
        answer = acceptance.answer if known is None else (json.loads(known) if known else None)
        return Receipt(acceptance.message_id, language, answer, repeated=known is not None)


def _awaited(about: About, prepared: Prepared) -> str:
    """« Paste it here » asks for a message; whoever showed one, or speaks of one, may show another."""
    if (prepared.choice or {}).get("start") == PASTE_CHECK:
        return "asked"
    goes_on = (
        prepared.pasted is not None or prepared.response == "utter_no_pictures" or about.awaits == "asked"
    )
    return "invited" if goes_on or prepared.topic == RECEIVED_TOPIC else ""


def _checked(message_id: str | None) -> str:
    if message_id is None:
        return secrets.token_hex(8)
    if not _MESSAGE_ID.fullmatch(message_id):
        raise BadMessageId
    return message_id


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
    )


def _about_fields(about: About, prepared: Prepared) -> dict[str, str]:
    fields: dict[str, str] = {"language": prepared.language, "awaits": _awaited(about, prepared)}
    if prepared.language_requested:
        fields["chosen_language"] = prepared.language
    return fields
