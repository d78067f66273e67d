"""Brings the answers of one channel to people: in order, once, again after a failure, others not held up."""

import asyncio
import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import httpx
import structlog
from redis.asyncio import Redis

from api.channels.base import Call, Channel, Impossible, NotSent, Postponed, Unwanted
from api.channels.pausing import Pausing
from api.channels.sending import Sending
from bot.messaging.choosing import offered
from bot.messaging.names import Names
from bot.messaging.outgoing import Said
from bot.messaging.passing_on import PassingOn
from bot.messaging.saying import Saying
from bot.messaging.stores import MessagingStores
from bot.reception.reception import Reception
from bot.store.deliveries import Claim, Failed
from bot.store.errors import LockLost, StoreUnavailable, UnknownConversation
from bot.store.lock import delivery_lock
from bot.store.mailboxes import Mailbox

log = structlog.get_logger("vigie.channels")

_AT_ONCE = 16
_LOOK_SECONDS = 1.0
_STORE_SECONDS = 0.5
_BUSY_SECONDS = 0.3
# A gateway that is told to stop has five in all.
_GRACE_SECONDS = 2.0
_LONGEST_PAUSE = 20.0
# Whatever a provider asks for.
_LONGEST_WAIT = 300.0
# Longer than any outage that is worth waiting for; apps take nothing later than that anyway.
_GIVE_UP_SECONDS = 24 * 3600
# As on the web: then the person is told that it takes a moment.
_MOMENT_SECONDS = 8.0
_LOOK_AT_WAITING_SECONDS = 4.0


@dataclass(frozen=True)
class Behind:
    """What a delivery works with."""

    redis: Redis
    stores: MessagingStores
    names: Names
    saying: Saying
    reception: Reception
    passing_on: PassingOn


class Delivering:
    """Any number of gateways may deliver the same channel."""

    def __init__(self, channel: Channel, behind: Behind, http: httpx.AsyncClient) -> None:
        self._channel = channel
        self._behind = behind
        self._pausing = Pausing()
        self._sending = Sending(channel, http, self._pausing)
        self._busy: set[asyncio.Task[None]] = set()
        self.news = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled; what is on its way then may still arrive, so that it is not sent twice."""
        try:
            while True:
                try:
                    await self._round()
                except StoreUnavailable:
                    await asyncio.sleep(_STORE_SECONDS)
        finally:
            await self._end()

    async def _end(self) -> None:
        """Nothing of it outlives the connections to the store."""
        if self._busy:
            await asyncio.wait(self._busy, timeout=_GRACE_SECONDS)
        left = list(self._busy)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _round(self) -> None:
        most = self._pausing.allowed(_AT_ONCE - len(self._busy), busy=bool(self._busy))
        claims = await self._behind.stores.deliveries.claim(self._channel.name, most) if most > 0 else []
        for claim in claims:
            task = asyncio.create_task(self._deliver(claim))
            self._busy.add(task)
            task.add_done_callback(self._finished)
        if not claims:
            await self._rest()

    def _finished(self, task: "asyncio.Task[None]") -> None:
        self._busy.discard(task)
        self.news.set()

    async def _rest(self) -> None:
        """Until something is announced, due, or done."""
        due = await self._behind.stores.deliveries.next_due(self._channel.name)
        at_most = min(
            _LOOK_SECONDS, max(self._pausing.seconds_left, due or 0.0, 0.02) if due is not None else 1
        )
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most):
                await self.news.wait()
        self.news.clear()

    async def _deliver(self, claim: Claim) -> None:
        again: float | None = None
        try:
            async with delivery_lock(self._behind.redis, claim.conversation_id):
                again = await self._bring_all(claim.conversation_id)
        except LockLost:
            again = _BUSY_SECONDS
        except UnknownConversation:
            pass  # erased, or over
        except StoreUnavailable:
            return  # the claim runs out, and somebody else takes it
        except Exception as error:  # a defect of ours must not end the loop, nor lose the answer
            log.error("delivery_broken", channel=self._channel.name, error=type(error).__name__)
            again = _LONGEST_PAUSE
        with suppress(StoreUnavailable):
            await self._behind.stores.deliveries.settle(self._channel.name, claim, again)

    async def _bring_all(self, conversation_id: str) -> float | None:
        """Seconds until it must be looked at again, None when nothing is left. Raises UnknownConversation."""
        stores = self._behind.stores
        box = await stores.mailboxes.mailbox(conversation_id)
        for entry_id, message_id in await stores.conversations.outbox(conversation_id, box.brought):
            entry = self._entry(box, entry_id, message_id)
            if box.stopped and message_id != box.stopped:
                await stores.mailboxes.note_brought(conversation_id, entry_id)
            elif self._is_too_late(box):
                # Kept in its place: when the person writes again it is sent first.
                await stores.deliveries.note_failed(replace(entry, reason="window"))
                return None
            elif (pause := await self._try(box, entry)) is not None:
                return pause
            # Read again: they may have stopped everything meanwhile.
            box = await stores.mailboxes.mailbox(conversation_id)
        if self._channel.own_desk and box.state == "waiting":
            return await self._pass_on(box)
        return await self._tell_moment(box)

    def _entry(self, box: Mailbox, entry_id: str, message_id: str) -> Failed:
        now = int(time.time())
        return Failed(box.conversation_id, entry_id, message_id, self._channel.name, "", now)

    def _is_too_late(self, box: Mailbox) -> bool:
        window = self._channel.window_seconds
        return window is not None and box.said_at > 0 and time.time() - box.said_at > window

    async def _try(self, box: Mailbox, entry: Failed) -> float | None:
        """Seconds until it is tried again, None when it is done with."""
        stores = self._behind.stores
        try:
            await self._bring(box, entry)
        except Postponed as error:
            await stores.mailboxes.note_choices(box.conversation_id, box.choices)
            if time.time() - int(entry.entry_id.partition("-")[0]) / 1000 < _GIVE_UP_SECONDS:
                await stores.mailboxes.note_failure(box.conversation_id, box.tries + 1)
                return _pause(error, box.tries)
            await stores.deliveries.note_failed(replace(entry, reason=error.reason))
        except (Impossible, Unwanted) as error:
            await stores.deliveries.note_failed(replace(entry, reason=error.reason))
            if isinstance(error, Unwanted):
                await stores.mailboxes.stop(box.conversation_id, "-")
        else:
            await stores.deliveries.forget_failed([entry.name])
        await stores.mailboxes.note_brought(box.conversation_id, entry.entry_id)
        return None

    async def _bring(self, box: Mailbox, entry: Failed) -> None:
        """Raises NotSent."""
        stores = self._behind.stores
        answer = json.loads(await stores.conversations.answer(box.conversation_id, entry.message_id) or "{}")
        if not answer.get("messages"):
            return
        said, calls = await self._worded(box, answer)
        for place, call in enumerate(calls):
            if place == len(calls) - 1 and (choices := offered(said, numbered=self._channel.numbers_choices)):
                # Before it is sent: whoever reads it may answer at once.
                await stores.mailboxes.note_choices(box.conversation_id, choices)
            if place >= box.parts:
                reference = await self._sending.send(call)
                await stores.mailboxes.note_part(box.conversation_id, place + 1)
                await self._note_sent(reference, entry)

    async def _worded(self, box: Mailbox, answer: dict[str, Any]) -> tuple[list[Said], list[Call]]:
        """Raises Impossible."""
        address = self._address(box)
        try:
            said = await self._behind.saying.said(box.conversation_id, answer, self._channel.shortens_above)
            return said, self._channel.render(said, address)
        except StoreUnavailable:
            raise
        except Exception as error:  # a defect of ours: this answer stands among the failed, others go on
            log.error("wording_failed", channel=self._channel.name, error=type(error).__name__)
            raise Impossible("defect") from None

    def _address(self, box: Mailbox) -> str:
        """Raises Impossible for what was sealed with another key."""
        address = self._behind.names.opened(box.to)
        if address is None:
            raise Impossible("key")
        return address

    async def _note_sent(self, reference: str, entry: Failed) -> None:
        if reference:
            name = self._behind.names.hashed(self._channel.name, "sent", reference)
            await self._behind.stores.deliveries.note_sent(name, entry)

    async def _pass_on(self, box: Mailbox) -> float | None:
        note = await self._behind.passing_on.note(box.conversation_id)
        try:
            for call in self._channel.pass_on(self._address(box), note):
                await self._sending.send(call)
        except NotSent as error:
            return _pause(error, box.tries)
        await self._behind.passing_on.done(box.conversation_id)
        return None

    async def _tell_moment(self, box: Mailbox) -> float | None:
        """Whoever waits long for an answer is told once; it comes when a worker returns."""
        oldest = await self._behind.stores.mailboxes.oldest_waiting(box.conversation_id)
        if oldest is None or box.state == "agent" or box.stopped:
            return None
        entry_id, since = oldest
        if box.moment != entry_id and time.time() - since > _MOMENT_SECONDS and not self._is_too_late(box):
            answer = self._behind.reception.wait_a_moment(box.language, box.incident)
            said = await self._behind.saying.said(box.conversation_id, answer, None)
            with suppress(NotSent):
                for call in self._channel.render(said, self._address(box)):
                    await self._sending.send(call)
                await self._behind.stores.mailboxes.note_moment(box.conversation_id, entry_id)
        return _LOOK_AT_WAITING_SECONDS


def _pause(error: NotSent, tries: int) -> float:
    """Longer each time, as the provider asks at least; not all at the same moment."""
    longest = min(_LONGEST_PAUSE, 2.0 ** min(tries, 10))
    drawn = random.uniform(longest / 2, longest)  # noqa: S311  # spreads load, hides nothing
    return max(min(error.after, _LONGEST_WAIT), drawn)
