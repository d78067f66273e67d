"""Somebody wants to be called back: the number is checked and kept apart from the conversation."""

import secrets

import phonenumbers

from bot.answers.book import AnswerBook
from bot.handover.offer import values_of
from bot.messages import Message, spoken_messages, stored_answer
from bot.reception.errors import BadPhone
from bot.redaction.canonical import canonical
from bot.redaction.redactor import Redactor
from bot.store.cases import CaseStore, Change
from bot.store.codes import CallBackStore
from bot.store.conversations import About
from bot.understanding import Understanding

_COUNTRY = "FR"


class CallBackDesk:
    """Store failures pass as StoreUnavailable, unknown conversations as UnknownConversation."""

    def __init__(self, store: CallBackStore, cases: CaseStore, book: AnswerBook, redactor: Redactor) -> None:
        self._store = store
        self._cases = cases
        self._book = book
        self._redactor = redactor

    async def ask(self, about: About, phone: str, when: str) -> Message:
        """What the person is told. Raises BadPhone."""
        number = _number(phone)
        said_when = self._redactor.redact(canonical(when)).text
        await self._store.ask(about.conversation_id, number, said_when, about.language)
        values = values_of(0, about.language)
        answer = self._book.render("utter_call_back_noted", about.language, about.incident, values)
        messages, _ = spoken_messages([answer], role="system")
        understanding = Understanding.certain(None, about.language).as_dict()
        said = Change(
            ("bot", "waiting", "agent", "closed"),
            message_id=secrets.token_hex(8),
            transcript=messages,
            answer=stored_answer(messages, understanding, about.state),
        )
        await self._cases.change(about.conversation_id, said)
        return messages[0]


def _number(typed: str) -> str:
    """E.164. Raises BadPhone."""
    try:
        parsed = phonenumbers.parse(canonical(typed), _COUNTRY)
    except phonenumbers.NumberParseException:
        raise BadPhone from None
    if not phonenumbers.is_possible_number(parsed):
        raise BadPhone
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
