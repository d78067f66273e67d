"""Agents of a running Vigie, and the cookie that a browser gets when one of them signs in."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import httpx
import pyotp
from argon2 import PasswordHasher

from bot.agents.account import Account
from bot.agents.agent import Role
from bot.agents.second_factor import new_secret
from bot.store.agents import AgentStore
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.embedded import address_of_running
from tests.running_vigie import CERTIFICATES, RunningVigie

PASSWORD = "correct horse battery é"  # noqa: S105  # of nobody


@cache
def hashed_password() -> str:
    """Slow on purpose, and of all agents the same."""
    return PasswordHasher().hash(PASSWORD.encode())


class Hired:
    """`name` with a second factor of their own."""

    def __init__(self, vigie: RunningVigie, name: str, role: Role = Role.agent) -> None:
        self.vigie, self.name, self.secret = vigie, name, new_secret()
        account = Account(name, role, hashed_password(), self.secret)
        _apart(_added(vigie, account))

    @property
    def credentials(self) -> dict[str, str]:
        """A code of the second factor serves once."""
        return {"name": self.name, "password": PASSWORD, "code": pyotp.TOTP(self.secret).now()}

    def signed_in(self) -> dict[str, Any]:
        """The state of a browser after the sign-in form."""
        with httpx.Client(base_url=self.vigie.address, timeout=30, verify=CERTIFICATES) as client:
            own = {"Origin": self.vigie.address}
            answer = client.post("/console/sign-in", data=self.credentials, headers=own)
            assert answer.status_code == 303, answer.text
            cookies = [
                {"name": name, "value": value, "domain": "127.0.0.1", "path": "/", "sameSite": "Strict"}
                | {"httpOnly": True, "secure": False, "expires": -1}
                for name, value in client.cookies.items()
            ]
        return {"cookies": cookies, "origins": []}


async def _added(vigie: RunningVigie, account: Account) -> None:
    address = address_of_running(vigie.data_dir)
    assert address is not None
    redis = connect(address, GATEWAY_TIMEOUT_SECONDS)
    try:
        await AgentStore(redis).add(account)
    finally:
        await redis.aclose()


def _apart(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: the browser's event loop runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
