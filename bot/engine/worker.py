"""A worker process: takes woken conversations, runs their waiting messages one by one, commits each whole."""

import asyncio
import os
import secrets
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from typing import Any

import structlog
from redis.asyncio import Redis

from bot.answers.book import AnswerBook
from bot.answers.opening import open_book
from bot.engine.dialogue import Dialogue, DialogueFailed
from bot.engine.outcome import Outcomes
from bot.geography.communes import all_communes
from bot.handover.desk import Desk, open_desk
from bot.inbox import InboxMessage
from bot.knowledge.bilingual import LANGUAGES
from bot.logging_setup import set_up_logging
from bot.settings import Settings, settings
from bot.stations.in_use import directory_in_use
from bot.store.connection import WORKER_TIMEOUT_SECONDS, connect
from bot.store.desk import VerificationDesk
from bot.store.errors import HeldByAgent, LockLost, StoreUnavailable, UnknownConversation
from bot.store.lock import conversation_lock
from bot.store.turns import Commit, InboxEntry, Memory, TurnStore, Wake
from bot.trained_model import current_model
from bot.triage.opening import open_triage
from bot.verification.opening import outcome_secret
from bot.verification.outcome import believed

log = structlog.get_logger("vigie.worker")

CONVERSATIONS_AT_ONCE = 4
# How long a second wake of a conversation waits for the first; then it stays pending and is offered again.
LOCK_WAIT_SECONDS = 0.5
BLOCK_MILLISECONDS = 500
# A message that ended its worker, or failed, this often is answered with an honest sentence instead.
MOST_ATTEMPTS = 3
STORE_RETRY_SECONDS = 0.5


class Worker:
    def __init__(
        self,
        redis: Redis,
        turns: TurnStore,
        dialogue: Dialogue,
        book: AnswerBook,
        desk: Desk,
        outcome_secret: bytes,
    ) -> None:
        self._redis = redis
        self._turns = turns
        self._dialogue = dialogue
        self._outcomes = Outcomes(book)
        self._outcome_secret = outcome_secret
        self._verification = VerificationDesk(redis)
        self._desk = desk
        self._stopping = asyncio.Event()
        self._slots = asyncio.Semaphore(CONVERSATIONS_AT_ONCE)
        self._running: set[asyncio.Task[None]] = set()

    def stop(self) -> None:
        """Takes no new conversation; those begun are finished."""
        self._stopping.set()

    async def run(self) -> None:
        await self._join()
        heartbeat = asyncio.create_task(self._show_life())
        while not self._stopping.is_set():
            await self._slots.acquire()
            wake = await self._wait_for_wake()
            if wake is None:
                self._slots.release()
                continue
            task = asyncio.create_task(self._serve(wake))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        await asyncio.gather(*self._running, return_exceptions=True)
        heartbeat.cancel()
        with suppress(StoreUnavailable):
            await self._turns.leave()

    async def _join(self) -> None:
        """Waits for a store that is not there yet, with the model loaded."""
        while not self._stopping.is_set():
            try:
                await self._turns.join()
                return
            except StoreUnavailable:
                log.warning("store_unavailable")
                await asyncio.sleep(STORE_RETRY_SECONDS)

    async def _show_life(self) -> None:
        parent = os.getppid()
        while True:
            with suppress(StoreUnavailable):
                await self._turns.sign_of_life()
            if os.getppid() != parent:
                # `vigie serve` was killed: nobody would stop us, and a new one starts its own workers.
                self.stop()
            await asyncio.sleep(1)

    async def _wait_for_wake(self) -> Wake | None:
        try:
            return await self._turns.abandoned_wake() or await self._turns.next_wake(BLOCK_MILLISECONDS)
        except StoreUnavailable:
            log.warning("store_unavailable")
            await asyncio.sleep(STORE_RETRY_SECONDS)
            with suppress(StoreUnavailable):
                # A store that came back empty has lost the group as well.
                await self._turns.join()
            return None

    async def _serve(self, wake: Wake) -> None:
        """A wake that is not finished stays pending and is offered again to whoever lives."""
        try:
            async with conversation_lock(self._redis, wake.conversation_id, LOCK_WAIT_SECONDS) as token:
                await self._empty_inbox(wake.conversation_id, token)
            # Before the wake is finished: whoever takes it over after a crash announces, too.
            await self._turns.announce(wake.conversation_id)
            await self._turns.finished(wake)
        except (LockLost, StoreUnavailable, OSError) as error:
            log.warning("turn_left_to_others", error=type(error).__name__)
        except Exception as error:  # a defect of ours must not end the loop; the wake is tried again
            log.error("turn_broken", error=type(error).__name__)
        finally:
            self._slots.release()

    async def _empty_inbox(self, conversation_id: str, token: str) -> None:
        while (entry := await self._turns.begin(conversation_id, token)) is not None:
            memory = await self._turns.memory(conversation_id)
            commit = await self._think(conversation_id, entry, memory)
            try:
                if commit.moves_to == "waiting":
                    await self._desk.announce(conversation_id)
                await self._turns.commit(conversation_id, token, commit)
            except UnknownConversation:
                return  # erased by the person while we were thinking
            except HeldByAgent:
                continue  # an agent took it meanwhile: begun again, and only overheard
            if commit.moves_to is not None or memory.state != "bot":
                await self._desk.look_at(conversation_id)

    async def _think(self, conversation_id: str, entry: InboxEntry, memory: Memory) -> Commit:
        message = InboxMessage.from_dict(entry.content)
        message = replace(message, overheard=memory.held and not message.for_agent)
        if entry.attempt > MOST_ATTEMPTS:
            log.error("message_given_up", attempt=entry.attempt)
            return self._outcomes.of_trouble(entry, message)
        try:
            learned = await self._learned(conversation_id, message, memory)
            turn = await self._dialogue.take_turn(conversation_id, message, memory, learned)
        except DialogueFailed as error:
            log.error("dialogue_failed", error=str(error.__cause__ and type(error.__cause__).__name__))
            return self._outcomes.of_trouble(entry, message)
        return self._outcomes.of(entry, message, turn)

    async def _learned(self, conversation_id: str, message: InboxMessage, memory: Memory) -> dict[str, Any]:
        """What is told to the dialogue beside the text."""
        return {
            **self._proved(conversation_id, message),
            "can_verify": await self._verification.is_open(message.incident),
            "desk": await self._desk.as_told(conversation_id, memory.state, memory.channel),
        }

    def _proved(self, conversation_id: str, message: InboxMessage) -> dict[str, str]:
        """What a verification found; what is not signed by a verifier is not believed."""
        if message.verification is None:
            return {}
        outcome = believed(message.verification, conversation_id, self._outcome_secret)
        if outcome is None:
            log.warning("outcome_not_believed")
            return {}
        return {"notice_outcome": outcome.result}


def _load_dialogue(settings_: Settings, book: AnswerBook) -> Dialogue:
    """Raises ModelMissing when nothing was trained for the present files."""
    model = current_model(settings_)
    log.info("loading_model", pid=os.getpid())
    return Dialogue(model, book)


async def _main() -> None:
    chosen = settings()
    if chosen.redis_url is None:
        raise SystemExit("VIGIE_REDIS_URL")
    book = open_book(chosen)
    open_triage(book)
    dialogue = _load_dialogue(chosen, book)
    # The first prediction fills caches; a person must not wait for it.
    for language in LANGUAGES:
        await dialogue.rank("- ?", language)
    await asyncio.to_thread(directory_in_use, chosen)
    await asyncio.to_thread(all_communes)
    redis = connect(chosen.redis_url, WORKER_TIMEOUT_SECONDS)
    turns = TurnStore(redis, secrets.token_hex(8), chosen.retention_seconds)
    desk = open_desk(chosen, redis)
    worker = Worker(redis, turns, dialogue, book, desk, outcome_secret(chosen))
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signal_number, worker.stop)
    log.info("worker_ready", pid=os.getpid())
    await worker.run()
    await redis.aclose()


if __name__ == "__main__":
    set_up_logging()
    sys.exit(asyncio.run(_main()))
