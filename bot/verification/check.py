"""Checks one typed reference and birth date against the register, within the limits."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

import structlog

from bot.register.cells import written_date
from bot.register.errors import MalformedReference
from bot.register.reference import Reference
from bot.register.register import Notice
from bot.store.counters import Counter, CounterStore
from bot.verification.alerts import OFF, PAUSED
from bot.verification.limits import Limits
from bot.verification.outcome import Outcome, Result
from bot.verification.shelf import Shelf

log = structlog.get_logger("vigie.verification")

# Stand in for what cannot be read, so that it costs the same work; no notice has them.
_NO_REFERENCE = Reference("0" * 14)
_NO_BIRTH = date(1, 1, 1)
# « 20.01.1942 », « 20-1-1942 », « 20 01 1942 »: as people write it.
_SEPARATORS = re.compile(r"^(\d{1,2})\s?[./\- ]\s?(\d{1,2})\s?[./\- ]\s?(\d{4})$")


@dataclass(frozen=True)
class Attempt:
    """As it was typed."""

    conversation_id: str
    incident: str
    address: str
    reference: str
    birth_date: str


class Verifier:
    """Raises StoreUnavailable: without its limits nothing is answered."""

    def __init__(self, shelf: Shelf, counters: CounterStore, limits: Limits) -> None:
        self._shelf = shelf
        self._counters = counters
        self._limits = limits

    async def check(self, attempt: Attempt, *, valid: bool = True) -> Outcome:
        """The same calls to register and store for every attempt; only what they return differs.

        `valid`: False for a form that is over: an attempt, but no error, and `locked` whatever it holds.
        """
        reference, birth = _reference(attempt.reference), _birth(attempt.birth_date)
        register = self._shelf.register(attempt.incident)
        notice = register.find(reference, birth) if register else None
        known = register is not None and register.knows(reference)
        asked = attempt.conversation_id if reference is _NO_REFERENCE else reference.canonical
        errors = self._limits.errors(attempt.conversation_id, asked, known=known)
        full = await self._counters.admit([*self._limits.attempts(attempt.address), *errors])
        self._watch(full)
        admitted = valid and full is None and register is not None
        # Only what was counted is given back: nothing is when a limit was met.
        undone = full is None and (not valid or (admitted and notice is not None))
        await self._counters.refund(errors if undone else self._limits.decoys())
        if not admitted:
            return _outcome("locked", attempt)
        return _outcome("notified", attempt, notice) if notice else _outcome("no_match", attempt)

    def _watch(self, full: Counter | None) -> None:
        """No reference, address or conversation: only that a limit of the whole service was met."""
        if full == self._limits.whole_hour:
            PAUSED.inc()
            log.warning("verification_paused")
        elif full == self._limits.whole_day:
            OFF.inc()
            log.error("verification_off")


def _outcome(result: Result, attempt: Attempt, notice: Notice | None = None) -> Outcome:
    return Outcome(
        result=result,
        conversation_id=attempt.conversation_id,
        at=datetime.now(UTC),
        sent_on=notice.sent_on if notice else None,
        channel=notice.channel if notice else None,
    )


def _reference(typed: str) -> Reference:
    try:
        return Reference.typed(typed)
    except MalformedReference:
        return _NO_REFERENCE


def _birth(typed: str) -> date:
    try:
        return written_date(_SEPARATORS.sub(r"\1/\2/\3", typed.strip()))
    except ValueError:
        return _NO_BIRTH
