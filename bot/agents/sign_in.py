"""Signing in: every attempt is an error until it was right, and nothing tells why it was refused."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.agents.account import is_name
from bot.agents.agent import Agent, Role
from bot.agents.errors import AccountLocked, SignInRefused, TooManySignIns
from bot.agents.limits import ERRORS, SignInLimits
from bot.agents.password import Passwords
from bot.agents.second_factor import step_of
from bot.agents.sessions import Proven, Sessions, SignedIn
from bot.audit.chain import AuditChain
from bot.store.agents import AgentStore, Attempt
from bot.store.counters import CounterStore

# Stands in the audit for a name that nobody has: somebody may have typed a password there.
NOBODY = "-"


@dataclass(frozen=True)
class Typed:
    """`address`: where it was typed."""

    name: str
    password: str = field(repr=False)
    code: str = field(repr=False)
    address: str = ""


@dataclass(frozen=True)
class Vouched:
    """Whom the organisation's own sign-in vouches for; `subject` is who they are there, by any name."""

    name: str
    subject: str
    role: Role


@dataclass(frozen=True)
class SignInDesk:
    store: AgentStore
    counters: CounterStore
    limits: SignInLimits
    passwords: Passwords
    sessions: Sessions
    audit: AuditChain
    second_factor: bool = True
    now: Callable[[], float] = time.time

    async def sign_in(self, typed: Typed) -> SignedIn:
        """Raises SignInRefused, AccountLocked, TooManySignIns or StoreUnavailable."""
        network = self.limits.network(typed.address)
        if await self.counters.admit([network]) is not None:
            raise TooManySignIns
        attempt = await self._attempt(typed.name)
        try:
            signed_in = await self._opened(attempt, typed)
        except SignInRefused:
            await self._refused(attempt)
            raise
        await self.counters.refund([network])
        await self.audit.record(signed_in.session.agent.name, "signed_in")
        return signed_in

    async def vouched_for(self, person: Vouched) -> SignedIn:
        """Raises SignInRefused: disabled, or the name is somebody else's."""
        epoch = await self.store.epoch_of_subject(person.name, person.subject, person.role)
        if epoch is None:
            await self.audit.record(person.name, "sign_in_refused")
            raise SignInRefused
        signed_in = await self.sessions.open(Proven(person.name, epoch))
        await self.audit.record(person.name, "signed_in")
        return signed_in

    async def sign_out(self, agent: Agent) -> None:
        await self.sessions.end(agent)
        await self.audit.record(agent.name, "signed_out")

    async def names(self) -> list[str]:
        """Of everybody who can sign in."""
        return [account.name for account in await self.store.all() if not account.disabled]

    async def _attempt(self, name: str) -> Attempt:
        """Counted before anything is checked. Raises AccountLocked."""
        asked = name if is_name(name) else NOBODY
        attempt = await self.store.attempt(asked, self.limits.digest(name), ERRORS)
        if attempt.number == 0:
            raise AccountLocked
        return attempt

    async def _opened(self, attempt: Attempt, typed: Typed) -> SignedIn:
        account = attempt.account
        verdict = await self.passwords.verdict(account.password if account else "", typed.password)
        step = step_of(account.secret if account else "", typed.code, self.now())
        proven = verdict.right and (step is not None or not self.second_factor)
        if account is None or account.disabled or not proven:
            raise SignInRefused
        used = step if self.second_factor else None
        return await self.sessions.open(Proven(account.name, account.epoch, used, verdict.renewed))

    async def _refused(self, attempt: Attempt) -> None:
        actor = attempt.account.name if attempt.account else NOBODY
        await self.audit.record(actor, "sign_in_refused")
        if attempt.number == ERRORS:
            await self.audit.record(actor, "locked")
