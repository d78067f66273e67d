"""Erases a conversation everywhere: its keys, its place in the list of agents, the number to call back."""

import asyncio

from bot.handover.desk import Desk
from bot.store.codes import CallBackStore
from bot.store.conversations import ConversationStore


class Erasure:
    """`done` is set after each: what was erased then leaves the store's files (`rewrite_files`), too."""

    def __init__(self, conversations: ConversationStore, desk: Desk, call_backs: CallBackStore) -> None:
        self._conversations = conversations
        self._desk = desk
        self._call_backs = call_backs
        self.done = asyncio.Event()

    async def erase(self, conversation_id: str) -> None:
        """Raises StoreUnavailable."""
        await self._conversations.erase(conversation_id)
        await self._desk.look_at(conversation_id)
        await self._call_backs.forget(conversation_id)
        self.done.set()
