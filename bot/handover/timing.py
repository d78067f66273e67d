"""Time-outs of the desk: nobody stays held by an agent who is gone, nor waits without being told."""

import time
from contextlib import suppress

from bot.handover.desk import Desk
from bot.handover.handover import HandOver
from bot.settings import Settings
from bot.store.cases import CaseStore
from bot.store.conversations import About, ConversationStore
from bot.store.errors import NotPossibleNow, UnknownConversation

_MINUTE = 60
# A call that nobody typed into for so long is over.
_CALL_SECONDS = 2 * 3600
# A conversation in which neither side wrote for so long goes back to the machine.
_IDLE_SECONDS = 3600


class DeskTiming:
    """Any number of gateways may run it: each change happens once."""

    def __init__(
        self,
        conversations: ConversationStore,
        cases: CaseStore,
        desk: Desk,
        hand_over: HandOver,
        settings: Settings,
    ) -> None:
        self._conversations = conversations
        self._cases = cases
        self._desk = desk
        self._hand_over = hand_over
        self._waiting = settings.agent_waiting_minutes * _MINUTE
        self._silence = settings.agent_silence_minutes * _MINUTE

    async def look(self, now: float | None = None) -> None:
        """Ends what has lasted too long. Raises StoreUnavailable."""
        now = time.time() if now is None else now
        for conversation_id, entry in (await self._cases.listed()).items():
            if entry["state"] == "waiting" and entry["since"] + self._waiting > now:
                continue
            with suppress(UnknownConversation, NotPossibleNow):
                await self._end(await self._conversations.about(conversation_id), now)
        await self._desk.tidy()

    async def _end(self, about: About, now: float) -> None:
        quiet = now - max(about.acted_at, about.said_at, about.since)
        if about.state == "waiting" and now - about.since > self._waiting:
            await self._hand_over.send_home(about)
        elif about.state != "agent":
            return
        elif about.is_call:
            if quiet > _CALL_SECONDS:
                await self._hand_over.leave_call(about)
        elif (about.unanswered and now - about.unanswered_since > self._silence) or quiet > _IDLE_SECONDS:
            await self._hand_over.miss(about)
