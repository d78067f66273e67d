"""Somebody wants to be called back: the number is checked and kept apart from the conversation."""

import phonenumbers

from bot.answers.book import AnswerBook
from bot.handover.notice import notice
from bot.messages import Message
from bot.reception.errors import BadPhone
from bot.redaction.canonical import canonical
from bot.redaction.redactor import Redactor
from bot.store.cases import CaseStore, Change
from bot.store.codes import CallBackStore
from bot.store.conversations import About, State

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
        told = notice(self._book, "utter_call_back_noted", about)
        states: tuple[State, ...] = ("bot", "waiting", "agent", "closed")
        await self._cases.change(about.conversation_id, Change(states, **told))
        message: Message = told["transcript"][0]
        return message


def _number(typed: str) -> str:
    """E.164. Raises BadPhone."""
    try:
        parsed = phonenumbers.parse(canonical(typed), _COUNTRY)
    except phonenumbers.NumberParseException:
        raise BadPhone from None
    if not phonenumbers.is_possible_number(parsed):
        raise BadPhone
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
