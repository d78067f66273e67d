"""Accounts and sessions of agents; whatever two processes could race for is one script."""

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from bot.agents.account import Account
from bot.agents.agent import Role
from bot.agents.errors import AgentExists, UnknownAgent
from bot.store.connection import Replies, store_errors
from bot.store.keys import (
    AGENT_ACCOUNTS,
    AGENT_NAMES,
    agent_account_key,
    agent_session_key,
    agent_unknown_key,
)

SCRIPTS = Path(__file__).parent / "scripts"
# As long as a register's limits: a name that nobody has must not be told from a locked one by waiting.
_UNKNOWN_SECONDS = 6 * 365 * 24 * 3600


@dataclass(frozen=True)
class Attempt:
    """The `number`-th error in a row, counted beforehand; 0: locked. `account` None: nobody has the name."""

    number: int
    account: Account | None


@dataclass(frozen=True)
class Opening:
    """What must still hold when a session opens, and how long it lasts. `step` None: no code was needed."""

    name: str
    epoch: int
    session_id: str
    today: str
    ends: float
    idle_milliseconds: int
    step: int | None = None
    renewed: str = ""


@dataclass(frozen=True)
class Found:
    name: str
    role: Role
    ends: float


class AgentStore:
    """Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        script = partial(_script, redis)
        self._attempt, self._session = script("agent_attempt"), script("agent_session")
        self._by_subject, self._of_session = script("agent_by_subject"), script("agent_of_session")
        self._add, self._change = script("agent_add"), script("agent_change")

    async def attempt(self, name: str, digest: str, limit: int) -> Attempt:
        """Counts one error, if there is room for it. `digest` stands for a name that nobody has."""
        async with store_errors():
            number, *fields = await self._attempt(
                keys=[agent_account_key(name), agent_unknown_key(digest)], args=[limit, _UNKNOWN_SECONDS]
            )
        return Attempt(int(number), _account(_pairs(fields)) if fields else None)

    async def open_session(self, opening: Opening) -> bool:
        """False when the account was changed meanwhile, or the code was used before."""
        step = "" if opening.step is None else opening.step
        async with store_errors():
            opened = await self._session(
                keys=[agent_account_key(opening.name), agent_session_key(opening.session_id)],
                args=[
                    opening.epoch,
                    step,
                    opening.today,
                    opening.renewed,
                    opening.name,
                    opening.ends,
                    opening.idle_milliseconds,
                ],
            )
        return bool(opened)

    async def epoch_of_subject(self, name: str, subject: str, role: Role) -> int | None:
        """Of the account that the organisation's own sign-in leads to; None when it is refused."""
        keys = [agent_account_key(name), AGENT_NAMES]
        async with store_errors():
            epoch = await self._by_subject(keys=keys, args=[name, subject, role.value])
        return int(epoch) if epoch else None

    async def session(
        self, session_id: str, now: float, idle_milliseconds: int, *, touch: bool
    ) -> Found | None:
        async with store_errors():
            found = await self._of_session(
                keys=[agent_session_key(session_id)],
                args=[AGENT_ACCOUNTS, now, idle_milliseconds, int(touch)],
            )
        return Found(found[0], Role(found[1]), float(found[2])) if found else None

    async def end_session(self, session_id: str) -> None:
        async with store_errors():
            await self._redis.delete(agent_session_key(session_id))

    async def add(self, account: Account) -> None:
        """Raises AgentExists."""
        keys = [agent_account_key(account.name), AGENT_NAMES]
        async with store_errors():
            added = await self._add(keys=keys, args=[account.name, *_fields(account)])
        if not added:
            raise AgentExists

    async def change(self, name: str, *, ends_sessions: bool = False, **fields: str | int) -> None:
        """Raises UnknownAgent."""
        given = [part for pair in fields.items() for part in pair]
        async with store_errors():
            changed = await self._change(keys=[agent_account_key(name)], args=[int(ends_sessions), *given])
        if not changed:
            raise UnknownAgent

    async def all(self) -> list[Account]:
        async with store_errors():
            names: Replies = await self._redis.smembers(AGENT_NAMES)
            async with self._redis.pipeline(transaction=False) as pipe:
                for name in sorted(names):
                    pipe.hgetall(agent_account_key(name))
                found = await pipe.execute()
        return [_account(fields) for fields in found if fields]


def _script(redis: Redis, name: str) -> Any:
    return redis.register_script((SCRIPTS / f"{name}.lua").read_text(encoding="utf-8"))


def _pairs(flat: list[str]) -> dict[str, str]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _fields(account: Account) -> list[str | int]:
    """Field and value in turn; flags as numbers."""
    kept = {name: int(value) if isinstance(value, bool) else value for name, value in asdict(account).items()}
    return [part for pair in kept.items() for part in pair]


def _account(fields: dict[str, str]) -> Account:
    return Account(
        name=fields["name"],
        role=Role(fields["role"]),
        password=fields["password"],
        secret=fields["secret"],
        subject=fields["subject"],
        disabled=fields["disabled"] == "1",
        epoch=int(fields["epoch"]),
        last_step=int(fields["last_step"]),
        errors=int(fields["errors"]),
        last_sign_in=fields["last_sign_in"],
    )
