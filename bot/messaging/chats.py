"""The conversation of somebody in a messaging app: the one that goes on, or a new one with its greeting."""

from dataclasses import dataclass

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import Language
from bot.messages import spoken_messages, stored_answer
from bot.messaging.names import Names
from bot.settings import Settings
from bot.store.conversations import About, Address, ConversationStore, Credentials
from bot.store.errors import UnknownConversation
from bot.store.senders import SenderStore
from bot.understanding import Understanding

WELCOME = "utter_welcome_in_app"


@dataclass(frozen=True)
class Known:
    """`about`: the conversation that goes on. `over`: the one that they had, which expired or was erased."""

    about: About | None = None
    over: str | None = None


class Chats:
    """Store failures pass as StoreUnavailable."""

    def __init__(
        self,
        conversations: ConversationStore,
        senders: SenderStore,
        names: Names,
        book: AnswerBook,
        settings: Settings,
    ) -> None:
        self._conversations = conversations
        self._senders = senders
        self._names = names
        self._book = book
        self._settings = settings

    async def known(self, channel: str, sender: str) -> Known:
        """`sender`: the address."""
        found = await self._senders.conversation(self._names.hashed(channel, "sender", sender))
        if found is None:
            return Known()
        try:
            return Known(await self._conversations.about(found))
        except UnknownConversation:
            return Known(over=found)

    async def begun(
        self,
        channel: str,
        sender: str,
        language: Language,
        over: str | None,
        response: str = WELCOME,
        *,
        choices: bool = False,
    ) -> About:
        """Greeted with `response`; with its choices only where no other answer follows.

        `over`: the conversation that they had, and that is no more.
        """
        about = await self._created(channel, sender, language, response, choices=choices)
        hashed = self._names.hashed(channel, "sender", sender)
        chosen = await self._senders.begin(hashed, about.conversation_id, over)
        if chosen == about.conversation_id:
            return about
        # Two first messages came at once: the other one's conversation is theirs.
        await self._conversations.erase(about.conversation_id)
        return await self._conversations.about(chosen)

    async def _created(
        self, channel: str, sender: str, language: Language, response: str, *, choices: bool
    ) -> About:
        credentials, incident = Credentials.draw(), self._settings.default_incident
        about = About(credentials.conversation_id, incident, channel, language, None, "bot")
        messages, buttons = spoken_messages([self._book.render(response, language, incident)])
        if not choices:
            messages = [{**message, "buttons": []} for message in messages]
        greeting = stored_answer(messages, Understanding.certain(None, language).as_dict(), "bot")
        address = Address(self._names.sealed(sender), greeting)
        await self._conversations.create(credentials, about, messages, buttons, address)
        return about
