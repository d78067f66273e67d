"""Hands a conversation to people who answer in a desk of their own, with a note for them."""

from bot.handover.handover import HandOver
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.store.conversations import About, ConversationStore
from bot.wording import say


class PassingOn:
    """Raises UnknownConversation; store failures pass as StoreUnavailable."""

    def __init__(self, conversations: ConversationStore, hand_over: HandOver) -> None:
        self._conversations = conversations
        self._hand_over = hand_over

    async def note(self, conversation_id: str) -> str:
        """For the people, in both languages: they read the chat itself beside it."""
        about = await self._conversations.about(conversation_id)
        return "\n".join(_note(about, language) for language in LANGUAGES)

    async def done(self, conversation_id: str) -> None:
        await self._hand_over.leave_queue(conversation_id)


def _note(about: About, language: Language) -> str:
    return say(
        "messaging",
        "note",
        language,
        spoken=say("messaging", f"spoken_{about.language}", language),
        topic=say("topics", about.topic, language)
        if about.topic
        else say("messaging", "note_no_topic", language),
        danger=say("messaging", "note_danger" if about.danger else "note_calm", language),
    )
