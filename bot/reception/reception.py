"""Opens conversations and acknowledges messages; the answers come from the workers, or at once in danger."""

import json
import re
import secrets
import time
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.book import AnswerBook
from bot.inbox import InboxMessage
from bot.knowledge.bilingual import Language
from bot.menu import Menu, issue_menu
from bot.messages import Message, button_meaning, spoken_messages, stored_answer
from bot.notice.sites import sites_named, whose_sites
from bot.reception.acceptances import Acceptances
from bot.reception.errors import BadMessageId, UnknownButton, UnknownIncident, UnknownTopic
from bot.reception.limits import LONGEST_MESSAGE_ID, LONGEST_PAYLOAD
from bot.reception.prepared import Preparation, Prepared
from bot.reception.verification_answer import verification_answer
from bot.settings import Settings
from bot.store.acceptance import Acceptance, Held
from bot.store.conversations import CALL, About, ConversationStore, Credentials
from bot.topics import TOPICS
from bot.understanding import Understanding
from bot.verification.form import is_form, is_good, issue_form
from bot.verification.outcome import Outcome
from bot.wording import say

# What a person asked who filled in the form.
_VERIFICATION_TOPIC = "ask_am_i_affected"
# Begins the id of « one moment », which pages take away when the answer comes.
MOMENT = "moment-"
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
        self._acceptances = Acceptances(book)
        self._settings = settings

    async def open(self, language: Language, incident: str | None, channel: str) -> Opened:
        """Raises UnknownIncident."""
        incident = self._known(incident)
        credentials = Credentials.draw()
        about = About(credentials.conversation_id, incident, channel, language, None, "bot")
        messages, buttons = spoken_messages([self._book.render("utter_welcome", language, incident)])
        menu, of_menu = issue_menu()
        await self._store.create(credentials, about, messages, buttons | of_menu)
        return Opened(credentials, about, messages, menu)

    async def open_call(self, agent: str, language: Language, incident: str | None) -> About:
        """Nothing is greeted: the agent speaks. Raises UnknownIncident."""
        incident = self._known(incident)
        credentials = Credentials.draw()
        about = About(
            credentials.conversation_id,
            incident,
            CALL,
            language,
            None,
            "agent",
            owner=agent,
            since=int(time.time()),
        )
        _, of_menu = issue_menu()
        await self._store.create(credentials, about, [], of_menu)
        return about

    def _known(self, incident: str | None) -> str:
        incident = incident or self._settings.default_incident
        if incident not in self._book.library.incidents:
            raise UnknownIncident
        return incident

    async def receive_text(
        self, about: About, text: str, message_id: str | None, browser: Language | None = None
    ) -> Receipt:
        """Raises EmptyText, TextTooLong, BadMessageId."""
        message_id = _checked(message_id)
        prepared = self._preparation.prepare(text, about, browser)
        # Of an address that is masked, only whose site it is at goes on.
        genuine = self._book.library.incidents[about.incident].genuine_notice
        prepared = replace(prepared, sites=whose_sites(sites_named(text), genuine))
        acceptance = self._acceptances.of_text(about, message_id, prepared)
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
        acceptance = self._acceptances.for_worker(about, message_id, prepared, "pressed")
        return await self._accept(about, acceptance, about.language)

    async def receive_topic(self, about: About, topic: str) -> Receipt:
        """What an agent says that a caller meant. Raises UnknownTopic."""
        if topic not in TOPICS:
            raise UnknownTopic
        prepared = Prepared(say("topics", topic, about.language), about.language, topic=topic)
        acceptance = self._acceptances.for_worker(about, _checked(None), prepared, "pressed")
        return await self._accept(about, acceptance, about.language)

    async def issue_verification_form(self, about: About) -> dict[str, Any]:
        """As a message's `form`, for a page outside the chat. Raises UnknownConversation."""
        form = issue_form(about.language)
        await self._store.keep_button(about.conversation_id, form.form_id, form.meaning)
        return form.shown

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
        beside, _ = spoken_messages([answer], role="system")  # an agent holds the conversation
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
            held=Held(
                entry=replace(entry, overheard=True).as_dict(),
                transcript=beside,
                answer=stored_answer(beside, understanding, "agent"),
            ),
        )
        accepted = await self._store.accept(about.conversation_id, acceptance)
        said: list[Message] = json.loads(accepted.answer or "{}").get("messages", messages)
        return said

    def wait_a_moment(self, language: Language, incident: str) -> dict[str, Any]:
        """The honest answer while no worker has one; not stored, the real answer follows."""
        messages, _ = spoken_messages(
            [self._book.render("utter_one_moment", language, incident)], role="system"
        )
        for message in messages:
            message["id"] = f"{MOMENT}{message['id']}"
        return stored_answer(messages, Understanding.certain(None, language).as_dict(), "bot")

    async def _accept(self, about: About, acceptance: Acceptance, language: Language) -> Receipt:
        accepted = await self._store.accept(about.conversation_id, acceptance)
        answer = json.loads(accepted.answer) if accepted.answer else None
        return Receipt(acceptance.message_id, language, answer, repeated=accepted.repeated)


def _checked(message_id: str | None) -> str:
    if message_id is None:
        return secrets.token_hex(8)
    if not _MESSAGE_ID.fullmatch(message_id):
        raise BadMessageId
    return message_id
