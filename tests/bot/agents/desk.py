"""A sign-in desk on a real store, with a clock that tests turn, and people who know their password."""

import asyncio
import re
from dataclasses import dataclass, field

import pyotp
from argon2 import PasswordHasher
from redis.asyncio import Redis

from bot.agents.account import Account
from bot.agents.agent import Role
from bot.agents.errors import AgentError
from bot.agents.limits import SignInLimits
from bot.agents.password import Passwords
from bot.agents.second_factor import new_secret
from bot.agents.sessions import Sessions, SignedIn
from bot.agents.sign_in import SignInDesk, Typed
from bot.audit.chain import AuditChain
from bot.audit.volume import Volume
from bot.store.agents import AgentStore
from bot.store.audit import AuditStore
from bot.store.counters import CounterStore

SECRET = b"a secret of the tests, 32 bytes!"
PASSWORD = "une phrase assez longue, é"  # noqa: S105  # of nobody
# The same way, at a price that a test can pay a hundred times.
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@dataclass
class Clock:
    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def code(self, secret: str, steps: int = 0) -> str:
        return pyotp.TOTP(secret).generate_otp(int(self.seconds) // 30 + steps)


@dataclass
class Desk:
    redis: Redis
    clock: Clock = field(default_factory=Clock)
    idle_seconds: float = 900
    errors_of_a_network: int = 1000
    second_factor: bool = True

    def __post_init__(self) -> None:
        counters = CounterStore(self.redis)
        self.store = AgentStore(self.redis)
        self.audit = AuditChain(AuditStore(self.redis), SECRET, Volume(counters, 60), self.clock)
        self.passwords = Passwords(CHEAP)
        self.sessions = Sessions(self.store, self.idle_seconds, self.clock)
        self.desk = SignInDesk(
            store=self.store,
            counters=counters,
            limits=SignInLimits(SECRET, self.errors_of_a_network),
            passwords=self.passwords,
            sessions=self.sessions,
            audit=self.audit,
            second_factor=self.second_factor,
            now=self.clock,
        )

    async def hire(self, name: str = "camille", role: Role = Role.agent) -> Account:
        account = Account(name, role, await self.passwords.hashed(PASSWORD), new_secret())
        await self.store.add(account)
        return account

    async def sign_in(self, name: str, password: str, code: str, address: str = "192.0.2.1") -> SignedIn:
        return await self.desk.sign_in(Typed(name, password, code, address))

    async def outcome(self, name: str, password: str, code: str, address: str = "192.0.2.1") -> str:
        """What came of it, by the name of the error."""
        try:
            await self.sign_in(name, password, code, address)
        except AgentError as error:
            return type(error).__name__
        return "SignedIn"

    async def right(self, account: Account, steps: int = 0) -> str:
        return await self.outcome(account.name, PASSWORD, self.clock.code(account.secret, steps))

    async def outcomes(self, times: int, name: str, password: str, code: str) -> list[str]:
        """All at once."""
        return list(await asyncio.gather(*(self.outcome(name, password, code) for _ in range(times))))

    async def actions(self) -> list[tuple[str, str]]:
        return [(line.actor, line.action) async for line in self.audit.lines()]


def wrong_code(right: str) -> str:
    return re.sub(r"^.", str((int(right[0]) + 5) % 10), right)
