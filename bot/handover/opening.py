"""Puts the parts of the hand-over together, once for each gateway."""

import secrets
from dataclasses import dataclass

from redis.asyncio import Redis

from bot.answers.book import AnswerBook
from bot.call_script.opening import load_call_script
from bot.call_script.script import CallScript
from bot.handover.call_backs import CallBackDesk
from bot.handover.calls import Calls
from bot.handover.codes import Codes
from bot.handover.desk import Desk, open_desk
from bot.handover.handover import HandOver
from bot.handover.reading import Reading
from bot.handover.suggestion import Suggestions
from bot.handover.timing import DeskTiming
from bot.handover.wrap_up import WrapUp
from bot.reception.reception import Reception
from bot.reception.waiting import AnswerWait
from bot.redaction.redactor import Redactor
from bot.settings import Settings
from bot.store.cases import CaseStore
from bot.store.codes import CallBackStore, CodeStore
from bot.store.conversations import ConversationStore
from bot.store.counters import CounterStore

_DAY_SECONDS = 24 * 3600


@dataclass(frozen=True)
class AgentDesk:
    """Everything that agents do, beside signing in."""

    cases: CaseStore
    desk: Desk
    hand_over: HandOver
    timing: DeskTiming
    reading: Reading
    calls: Calls
    wrap_up: WrapUp
    script: CallScript
    codes: Codes
    call_backs: CallBackStore
    call_back_desk: CallBackDesk


def open_agent_desk(
    settings: Settings,
    redis: Redis,
    book: AnswerBook,
    redactor: Redactor,
    reception: Reception,
    waiting: AnswerWait,
) -> AgentDesk:
    """Raises BrokenPack."""
    conversations = ConversationStore(redis, settings.retention_seconds)
    cases = CaseStore(redis, settings.retention_seconds)
    desk, script = open_desk(settings, redis), load_call_script(book)
    suggestions = Suggestions(book, script)
    call_backs = CallBackStore(redis, settings.call_back_days * _DAY_SECONDS)
    hand_over = HandOver(conversations, cases, desk, book, redactor)
    reading = Reading(conversations, cases, desk, book, suggestions)
    return AgentDesk(
        cases=cases,
        desk=desk,
        hand_over=hand_over,
        timing=DeskTiming(conversations, cases, desk, hand_over, settings),
        reading=reading,
        calls=Calls(conversations, cases, desk, reception, waiting, suggestions),
        wrap_up=WrapUp(conversations, cases, reading, script),
        script=script,
        codes=Codes(CodeStore(redis), CounterStore(redis), secrets.token_bytes(32)),
        call_backs=call_backs,
        call_back_desk=CallBackDesk(call_backs, cases, book, redactor),
    )
