"""What the routes need, built once at start and handed to them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from redis.asyncio import Redis

from bot.agents.opening import open_sign_in
from bot.agents.sign_in import SignInDesk
from bot.answers.book import AnswerBook
from bot.answers.opening import open_book
from bot.audit.chain import AuditChain
from bot.audit.opening import open_audit
from bot.danger.check import DangerCheck, load_danger_check
from bot.handover.news import DeskNews
from bot.handover.opening import AgentDesk, open_agent_desk
from bot.language.evidence import read_profiles
from bot.messaging.link_tries import LinkTries
from bot.messaging.links import OneTimeLinks
from bot.reception.erasure import Erasure
from bot.reception.prepared import Preparation
from bot.reception.reception import Reception
from bot.reception.waiting import AnswerWait
from bot.redaction.redactor import Redactor
from bot.settings import Settings
from bot.store.committed import CommittedNews
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.conversations import ConversationStore
from bot.store.counters import CounterStore
from bot.store.desk import VerificationDesk
from bot.store.errors import StoreUnavailable
from bot.store.links import LinkStore
from bot.triage.judging import judge
from bot.triage.opening import open_triage
from bot.verification.check import Verifier
from bot.verification.opening import open_verifier, outcome_secret
from bot.verification.shelf import Shelf

# Erased text leaves the append-only file with the next rewrite; many erasures share one.
_REWRITE_EVERY_SECONDS = 20
_WARM_UP_AFTER_SECONDS = 0.5
# Has what makes a judgement read its tables: a letter of another alphabet, a number.
_WARM_UP_MESSAGE = "аmeli 01 99 00 27 35"
_WATCH_REGISTERS_EVERY_SECONDS = 5
_WATCH_DESK_EVERY_SECONDS = 5


@dataclass(frozen=True)
class Services:
    settings: Settings
    book: AnswerBook
    danger: DangerCheck
    store: ConversationStore
    news: CommittedNews
    reception: Reception
    waiting: AnswerWait
    erasure: Erasure
    shelf: Shelf
    desk: VerificationDesk
    verifier: Verifier
    outcome_secret: bytes
    agents: SignInDesk
    audit: AuditChain
    agent_desk: AgentDesk
    desk_news: DeskNews
    links: OneTimeLinks
    link_tries: LinkTries


def _build(settings: Settings, redis: Redis) -> Services:
    book = open_book(settings)
    open_triage(book)
    store = ConversationStore(redis, settings.retention_seconds)
    news = CommittedNews(redis)
    danger = load_danger_check(settings.knowledge_dir)
    redactor = Redactor(book.library.services.values())
    preparation = Preparation(redactor, danger, settings.default_language)
    shelf = Shelf(settings)
    audit = open_audit(settings, redis)
    reception = Reception(store, book, preparation, settings)
    waiting = AnswerWait(store, news, settings.answer_wait_seconds)
    agent_desk = open_agent_desk(settings, redis, book, redactor, reception, waiting)
    links = OneTimeLinks(LinkStore(redis), settings.public_url or "")
    return Services(
        settings=settings,
        book=book,
        danger=danger,
        store=store,
        news=news,
        reception=reception,
        waiting=waiting,
        erasure=Erasure(store, agent_desk.desk, agent_desk.call_backs),
        shelf=shelf,
        desk=VerificationDesk(redis),
        verifier=open_verifier(settings, redis, shelf),
        outcome_secret=outcome_secret(settings),
        agents=open_sign_in(settings, redis, audit),
        audit=audit,
        agent_desk=agent_desk,
        desk_news=DeskNews(redis, agent_desk.cases, agent_desk.reading),
        links=links,
        link_tries=LinkTries(links, CounterStore(redis)),
    )


@asynccontextmanager
async def running_services(settings: Settings, redis_url: str) -> AsyncIterator[Services]:
    """Raises BrokenPack when a sentence or fact is missing: the gateway does not start half."""
    redis = connect(redis_url, GATEWAY_TIMEOUT_SECONDS)
    services = _build(settings, redis)
    tasks = [
        asyncio.create_task(services.news.listen()),
        asyncio.create_task(services.desk_news.listen()),
        asyncio.create_task(_watch_desk(services)),
        asyncio.create_task(_rewrite_after_erasures(services)),
        asyncio.create_task(_warm_up()),
    ]
    if settings.verifies:
        tasks.append(asyncio.create_task(_watch_registers(services)))
    try:
        yield services
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await redis.aclose()


async def _warm_up() -> None:
    """Reads what the first message needs, a moment after the first page could be served."""
    await asyncio.sleep(_WARM_UP_AFTER_SECONDS)
    await asyncio.to_thread(read_profiles)
    await asyncio.to_thread(judge, _WARM_UP_MESSAGE)


async def _watch_registers(services: Services) -> None:
    """Takes a new register into use within seconds; reading it happens beside the answers."""
    while True:
        for incident in services.book.library.incidents:
            await asyncio.to_thread(services.shelf.refresh, incident)
        with suppress(StoreUnavailable):  # said again in a moment; meanwhile the dialogue offers other ways
            for incident in services.shelf.incidents:
                await services.desk.open_for(incident)
        await asyncio.sleep(_WATCH_REGISTERS_EVERY_SECONDS)


async def _watch_desk(services: Services) -> None:
    """Nobody stays held by an agent who is gone, nor waits without being told."""
    while True:
        with suppress(StoreUnavailable):
            await services.agent_desk.timing.look()
        await asyncio.sleep(_WATCH_DESK_EVERY_SECONDS)


async def _rewrite_after_erasures(services: Services) -> None:
    while True:
        await services.erasure.done.wait()
        services.erasure.done.clear()
        try:
            await services.store.rewrite_files()
        except StoreUnavailable:
            services.erasure.done.set()  # another rewrite is running, or the store is away: ask again
        await asyncio.sleep(_REWRITE_EVERY_SECONDS)
