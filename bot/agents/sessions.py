"""Sessions of agents: a random token, kept as a digest only, locked when idle, over after twelve hours."""

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.agents.agent import Agent
from bot.agents.errors import SignInRefused
from bot.store.agents import AgentStore, Opening

LIFE_SECONDS = 12 * 3600
_TOKEN_BYTES = 32
_LONGEST_TOKEN = 100


@dataclass(frozen=True)
class Session:
    """`ends`: seconds of the clock, however busy its agent is."""

    agent: Agent
    ends: float


@dataclass(frozen=True)
class SignedIn:
    token: str = field(repr=False)
    session: Session


@dataclass(frozen=True)
class Proven:
    """Whose password and code were right. `epoch` of the account that they were checked against."""

    name: str
    epoch: int
    step: int | None = None
    renewed: str = ""


class Sessions:
    """Every method raises StoreUnavailable."""

    def __init__(self, store: AgentStore, idle_seconds: float, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now
        self.idle_seconds = idle_seconds

    async def open(self, proven: Proven) -> SignedIn:
        """Raises SignInRefused when the account changed meanwhile, or the code was used before."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._now()
        opening = Opening(
            name=proven.name,
            epoch=proven.epoch,
            session_id=_digest(token),
            today=datetime.fromtimestamp(now, UTC).date().isoformat(),
            ends=now + LIFE_SECONDS,
            idle_milliseconds=self._idle,
            step=proven.step,
            renewed=proven.renewed,
        )
        session = await self.find(token) if await self._store.open_session(opening) else None
        if session is None:
            raise SignInRefused
        return SignedIn(token, session)

    async def find(self, token: str, *, touch: bool = True) -> Session | None:
        """`touch`: the look-up is something that the agent did, and starts the idle time anew."""
        if not token or len(token) > _LONGEST_TOKEN:
            return None
        return await self._found(_digest(token), touch=touch)

    async def still_open(self, agent: Agent) -> bool:
        """For what goes on after a look-up, a socket: never counts as activity."""
        return await self._found(agent.session_id, touch=False) is not None

    async def end(self, agent: Agent) -> None:
        await self._store.end_session(agent.session_id)

    @property
    def _idle(self) -> int:
        return round(self.idle_seconds * 1000)

    async def _found(self, session_id: str, *, touch: bool) -> Session | None:
        found = await self._store.session(session_id, self._now(), self._idle, touch=touch)
        return Session(Agent(found.name, found.role, session_id), found.ends) if found else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
