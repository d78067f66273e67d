"""Takes what came in from messaging apps: whose it is, whether it was taken before, and to whom it goes."""

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from bot.answers.book import AnswerBook
from bot.danger.check import DangerCheck
from bot.handover.handover import HandOver
from bot.knowledge.bilingual import Language
from bot.language.choice import choose_language
from bot.messaging.chats import WELCOME, Chats, Known
from bot.messaging.choosing import chosen
from bot.messaging.incoming import Incoming, Report
from bot.messaging.names import Names
from bot.messaging.notices import notice_of
from bot.messaging.stores import MessagingStores
from bot.messaging.words import commanded
from bot.reception.erasure import Erasure
from bot.reception.errors import EmptyText, PastedTooLong, TextTooLong, UnknownButton
from bot.reception.limits import LONGEST_PASTED, LONGEST_TEXT
from bot.reception.reception import Reception
from bot.store.conversations import About
from bot.store.counters import Counter
from bot.store.errors import NotPossibleNow, UnknownConversation
from bot.store.keys import sender_count_key
from bot.store.senders import TAKEN_SECONDS

Taken = Literal["taken", "repeated", "too_old", "too_many"]

_MINUTES, _HOUR = 300, 3600
# A person writes less; a program, or somebody else's quarrel with a machine, more.
_MOST_IN_MINUTES, _MOST_IN_HOUR = 30, 150
# After STOP these ask for nothing.
_NOTHING_SAID = ("reaction", "edited")
# When somebody looks whether there is an answer, if nobody tells of one.
_LOOK_AFTER = 5.0


@dataclass(frozen=True)
class Inside:
    """What messages are handed to."""

    reception: Reception
    book: AnswerBook
    danger: DangerCheck
    hand_over: HandOver
    erasure: Erasure
    default_language: Language


class Mailroom:
    """Store failures pass as StoreUnavailable, a full inbox as InboxFull: the provider delivers again."""

    def __init__(self, stores: MessagingStores, chats: Chats, names: Names, inside: Inside) -> None:
        self._stores = stores
        self._chats = chats
        self._names = names
        self._inside = inside

    async def take(self, channel: str, incoming: Incoming) -> Taken:
        """Once for each message id, however often it comes."""
        if incoming.sent_at and incoming.sent_at < time.time() - TAKEN_SECONDS:
            return "too_old"  # what was taken is not remembered for longer
        name = self._names.hashed(channel, "message", incoming.message_id)
        if await self._stores.senders.was_taken(name):
            return "repeated"
        try:
            taken = await self._answered(channel, incoming, name)
        except UnknownConversation:  # erased by the person a moment ago
            taken = await self._answered(channel, incoming, name)
        await self._stores.senders.note_taken(name)
        return taken

    async def leave(self, channel: str, sender: str) -> None:
        """They blocked us: nothing more is tried."""
        about = (await self._chats.known(channel, sender)).about
        if about is not None:
            await self._stores.mailboxes.stop(about.conversation_id, "-")

    async def report(self, channel: str, report: Report) -> None:
        """What a provider took and could not bring after all stands among the failed."""
        sent = await self._stores.deliveries.sent(self._names.hashed(channel, "sent", report.reference))
        if sent is not None and not report.delivered:
            await self._stores.deliveries.note_failed(replace(sent, reason=report.reason or "undelivered"))

    async def _answered(self, channel: str, incoming: Incoming, name: str) -> Taken:
        """What a person commands is done however much they wrote; and danger is heard."""
        known = await self._chats.known(channel, incoming.sender)
        command, too_many = commanded(incoming.text), await self._is_too_many(channel, incoming, name)
        if command == "erase":
            await self._erase(channel, incoming, known, silent=too_many)
        elif command == "stop":
            about = await self._going_on(channel, incoming, known)
            await self._stop(about, name)
        elif too_many:
            await self._tell_too_many(channel, incoming, known, name)
        else:
            await self._receive(channel, incoming, known, name)
        return "too_many" if too_many else "taken"

    async def _receive(self, channel: str, incoming: Incoming, known: Known, name: str) -> None:
        about = await self._going_on(channel, incoming, known)
        if known.about is not None and incoming.unread not in _NOTHING_SAID:
            await self._stores.mailboxes.resume(about.conversation_id)
        # First: whoever takes it may die between taking and telling.
        await self._stores.deliveries.expect(channel, about.conversation_id, _LOOK_AFTER)
        await self._received(about, incoming, name, is_new=known.about is None)
        if known.about is None:
            await self._stores.deliveries.announce(about.conversation_id)

    async def _going_on(self, channel: str, incoming: Incoming, known: Known) -> About:
        """Theirs, or a new one: its greeting offers choices where no other answer follows."""
        if known.about is not None:
            return known.about
        silent = not incoming.text and incoming.payload is None and incoming.unread is None
        language = self._language(incoming)
        return await self._chats.begun(channel, incoming.sender, language, known.over, choices=silent)

    async def _received(self, about: About, incoming: Incoming, name: str, *, is_new: bool) -> None:
        # Whatever is longer is refused by the reception; it need not be read to its end.
        text, payload = incoming.text[: LONGEST_PASTED + 1], await self._pressed(about, incoming)
        try:
            if payload is not None:
                await self._inside.reception.receive_payload(about, payload, name)
            elif text:
                await self._inside.reception.receive_text(about, text, name, incoming.language)
            elif incoming.unread is None and not is_new:
                await self._say(about, name, WELCOME, "sent_start")
        except UnknownButton:
            await self._say(about, name, "utter_choice_over", "sent_choice_over")
        except (TextTooLong, PastedTooLong):
            await self._say(about, name, "utter_text_too_long", "sent_too_long")
        except EmptyText:
            await self._say(about, name, "utter_unread_other", "sent_other")
        if incoming.unread is not None:
            # A caption is answered like a message, and what it stands under is not left without a word.
            kind = incoming.unread
            await self._say(about, f"{name}-{kind}", f"utter_unread_{kind}", f"sent_{kind}")

    async def _pressed(self, about: About, incoming: Incoming) -> str | None:
        """Or typed, of the choices that stand last in their app; whatever else is typed is only text."""
        if incoming.payload is not None or not incoming.text:
            return incoming.payload
        box = await self._stores.mailboxes.mailbox(about.conversation_id)
        return chosen(incoming.text, box.choices)

    async def _say(self, about: About, name: str, response: str, sent: str) -> None:
        acceptance = notice_of(self._inside.book, about, name, response, sent)
        await self._stores.conversations.accept(about.conversation_id, acceptance)

    async def _stop(self, about: About, name: str) -> None:
        await self._stores.mailboxes.stop(about.conversation_id, name)
        await self._say(about, name, "utter_stopped", "sent_stop")
        if about.state == "waiting":
            with suppress(NotPossibleNow):  # an agent came a moment ago, and sees it
                await self._inside.hand_over.leave_queue(about.conversation_id)

    async def _erase(self, channel: str, incoming: Incoming, known: Known, *, silent: bool) -> None:
        """What tells them of it stands in a conversation that knows nothing."""
        language, over = self._language(incoming), known.over
        if known.about is not None:
            language, over = known.about.language, known.about.conversation_id
            await self._inside.erasure.erase(over)
        if not silent:
            begun = await self._chats.begun(channel, incoming.sender, language, over, "utter_erased_in_app")
            await self._stores.deliveries.announce(begun.conversation_id)

    async def _is_too_many(self, channel: str, incoming: Incoming, name: str) -> bool:
        """Whoever is in danger is heard however much they write."""
        sender = self._names.hashed(channel, "sender", incoming.sender)
        counters = [
            Counter(sender_count_key(sender, "minutes"), _MOST_IN_MINUTES, _MINUTES),
            Counter(sender_count_key(sender, "hour"), _MOST_IN_HOUR, _HOUR),
        ]
        # Copies of one message, and what a provider delivers again, count once.
        if await self._stores.counters.admit([Counter(sender_count_key(name, "copy"), 1, _HOUR)]) is not None:
            return False
        full = await self._stores.counters.admit(counters) is not None
        return full and self._inside.danger.find(incoming.text[:LONGEST_PASTED]) is None

    async def _tell_too_many(self, channel: str, incoming: Incoming, known: Known, name: str) -> None:
        """Once, not each time."""
        sender = self._names.hashed(channel, "sender", incoming.sender)
        once = Counter(sender_count_key(sender, "told"), 1, _MINUTES)
        if known.about is not None and await self._stores.counters.admit([once]) is None:
            await self._say(known.about, name, "utter_too_many", "sent_too_many")

    def _language(self, incoming: Incoming) -> Language:
        """Of a conversation that begins."""
        default = self._inside.default_language
        text = incoming.text[:LONGEST_TEXT]
        return choose_language(text, browser=incoming.language, default=default).language
