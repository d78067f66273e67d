"""An agent takes a conversation, writes in it, passes it on, gives it back or ends it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.answers.book import AnswerBook
from bot.handover.desk import Desk
from bot.handover.notice import notice
from bot.knowledge.bilingual import Language
from bot.language.choice import choose_language
from bot.menu import Menu, issue_menu
from bot.messages import Message, agent_message, stored_answer
from bot.reception.errors import EmptyText, TextTooLong
from bot.reception.limits import LONGEST_TEXT
from bot.redaction.canonical import canonical
from bot.redaction.redactor import Redactor
from bot.store.cases import CaseStore, Change
from bot.store.conversations import About, ConversationStore, Credentials
from bot.store.errors import NotPossibleNow
from bot.understanding import Understanding

NOTHING_SEEN = ""


@dataclass(frozen=True)
class Ending:
    """How a case was closed: `outcome` of data/call_script.yml, `summary` as the agent left it."""

    outcome: str
    summary: str


@dataclass(frozen=True)
class Continued:
    """A call that became a chat."""

    credentials: Credentials
    about: About
    menu: Menu


class HandOver:
    """Raises UnknownConversation, NotPossibleNow and Unseen; store failures pass as StoreUnavailable."""

    def __init__(
        self,
        conversations: ConversationStore,
        cases: CaseStore,
        desk: Desk,
        book: AnswerBook,
        redactor: Redactor,
    ) -> None:
        self._conversations = conversations
        self._cases = cases
        self._desk = desk
        self._book = book
        self._redactor = redactor

    async def take(self, agent: str, conversation_id: str) -> None:
        """From the queue; of several agents exactly one succeeds."""
        told = await self._told(conversation_id, "utter_agent_arrives")
        change = Change(("waiting",), to="agent", owner=agent, about={"unanswered": "0"}, **told)
        await self._change(conversation_id, change)

    async def join(self, agent: str, conversation_id: str) -> None:
        """By the code that the person told on the phone: also out of the queue."""
        told = await self._told(conversation_id, "utter_agent_arrives")
        change = Change(("bot", "waiting", "closed"), to="agent", owner=agent, **told)
        await self._change(conversation_id, change)

    async def write(self, agent: str, conversation_id: str, text: str, message_id: str) -> Message:
        """Sent once for each message id; numbers are masked as in everything that is kept.

        Raises EmptyText or TextTooLong.
        """
        about = await self._conversations.about(conversation_id)
        message = self._written(text, about, message_id)
        understanding = Understanding.certain(None, about.language).as_dict()
        change = Change(
            ("agent",),
            held_by=agent,
            message_id=message_id,
            transcript=[message],
            answer=stored_answer([message], understanding, "agent"),
            about={"unanswered": "0"},
        )
        await self._change(conversation_id, change)
        return message

    async def give_back(self, agent: str, conversation_id: str, seen: str) -> None:
        """`seen`: id of the person's last message that the agent saw; nothing may be left to nobody."""
        told = await self._told(conversation_id, "utter_agent_gives_back")
        change = Change(
            ("agent",), to="bot", held_by=agent, owner="", seen=seen, about={"unanswered": "0"}, **told
        )
        await self._change(conversation_id, change)

    async def close(self, agent: str, conversation_id: str, ending: Ending, seen: str) -> None:
        about = await self._conversations.about(conversation_id)
        told = {} if about.is_call else notice(self._book, "utter_agent_closes", about)
        kept = {
            "outcome": ending.outcome,
            "summary": self._redactor.redact(canonical(ending.summary)).text,
            "closed_by": agent,
            "closed_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        change = Change(("agent",), to="closed", held_by=agent, owner="", seen=seen, about=kept, **told)
        await self._change(conversation_id, change)

    async def transfer(self, agent: str, conversation_id: str, to: str | None) -> None:
        """To another agent, or back to the queue, where it stands first: since when it waits is kept."""
        told = await self._told(conversation_id, "utter_agent_changes")
        if to is None:
            await self._desk.announce(conversation_id)
            change = Change(("agent",), to="waiting", held_by=agent, owner="", **told)
        else:
            change = Change(("agent",), to="agent", held_by=agent, owner=to, **told)
        await self._change(conversation_id, change)

    async def continue_in_chat(self, call: str) -> Continued:
        """The caller's own from now on, with a token that nobody else has; the machine answers again."""
        about = await self._conversations.about(call)
        if not about.is_call:
            raise NotPossibleNow(about.state, about.owner or "")
        credentials = Credentials(call, Credentials.draw().token)
        menu, issued = issue_menu()
        told = notice(self._book, "utter_call_goes_on", about)
        change = Change(
            ("agent", "closed"),
            to="bot",
            owner="",
            about={"channel": "web", "token": credentials.digest},
            **{**told, "buttons": {**told["buttons"], **issued}},
        )
        await self._change(call, change)
        return Continued(credentials, about, menu)

    async def miss(self, about: About) -> None:
        """Its agent is silent: it waits again. Of several gateways one does it (`version`)."""
        told = notice(self._book, "utter_agent_silent", about)
        await self._desk.announce(about.conversation_id)
        change = Change(("agent",), to="waiting", owner="", version=about.version, **told)
        await self._change(about.conversation_id, change)

    async def send_home(self, about: About) -> None:
        """Nobody came: it waits no more, and is told who else answers."""
        told = notice(self._book, "utter_nobody_came", about)
        change = Change(("waiting",), to="bot", owner="", version=about.version, **told)
        await self._change(about.conversation_id, change)

    async def leave_queue(self, conversation_id: str) -> None:
        """Nothing is said: the person wants no more, or people have it in a desk of their own."""
        await self._change(conversation_id, Change(("waiting",), to="bot", owner=""))

    async def leave_call(self, about: About) -> None:
        """A call that its agent forgot is closed; nobody reads along who could be told."""
        change = Change(("agent",), to="closed", owner="", version=about.version)
        await self._change(about.conversation_id, change)

    async def _change(self, conversation_id: str, change: Change) -> None:
        try:
            await self._cases.change(conversation_id, change)
        finally:
            await self._desk.look_at(conversation_id)

    async def _told(self, conversation_id: str, response: str) -> dict[str, Any]:
        """What the person reads of the change."""
        return notice(self._book, response, await self._conversations.about(conversation_id))

    def _written(self, text: str, about: About, message_id: str) -> Message:
        text = canonical(text)
        if not text:
            raise EmptyText
        if len(text) > LONGEST_TEXT:
            raise TextTooLong
        return agent_message(self._redactor.redact(text).text, _language(text, about.language), message_id)


def _language(text: str, conversation: Language) -> Language:
    return choose_language(text, chosen=None, conversation=conversation, default=conversation).language
