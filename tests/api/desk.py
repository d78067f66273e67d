"""A real gateway on a store of its own, without dialogue, and agents who sign in over HTTP."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx
import pyotp
from redis.asyncio import Redis

from bot.agents.account import Account
from bot.agents.agent import Role
from bot.agents.second_factor import new_secret
from bot.settings import PROJECT
from bot.store.agents import AgentStore
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.embedded import EmbeddedStore
from tests.hired import PASSWORD, hashed_password
from tests.running_vigie import CERTIFICATES, free_port

_START_SECONDS = 30
R = TypeVar("R")


@dataclass
class RunningDesk:
    address: str
    store_address: str
    log: Path

    @classmethod
    @contextmanager
    def started(cls, data_dir: Path, **environment: str) -> Iterator["RunningDesk"]:
        store = EmbeddedStore(data_dir)
        store.start()
        port, log = free_port(), data_dir / "gateway.log"
        variables = {
            **os.environ,
            "VIGIE_DATA_DIR": str(data_dir),
            "VIGIE_REDIS_URL": store.address,
            "VIGIE_PORT": str(port),
        }
        command = [sys.executable, "-m", "bot.command_line", "serve", "--role", "gateway"]
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=PROJECT, env=variables | environment, stdout=output, stderr=output
            )
        try:
            running = cls(f"http://127.0.0.1:{port}", store.address, log)
            running._wait(process)
            yield running
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_START_SECONDS)
            store.stop()

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if httpx.get(f"{self.address}/healthz", timeout=2, verify=CERTIFICATES).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError(self.log.read_text(errors="replace")[-3000:])

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=30, verify=CERTIFICATES)

    def hire(self, name: str, role: Role = Role.agent) -> "Hired":
        account = Account(name, role, hashed_password(), new_secret())
        self.in_store(lambda redis: AgentStore(redis).add(account))
        return Hired(self, name, account.secret)

    def disable(self, name: str) -> None:
        self.in_store(lambda redis: AgentStore(redis).change(name, ends_sessions=True, disabled=1))

    def in_store(self, do: Callable[[Redis], Awaitable[R]]) -> R:
        async def connected() -> R:
            redis = connect(self.store_address, GATEWAY_TIMEOUT_SECONDS)
            try:
                return await do(redis)
            finally:
                await redis.aclose()

        # In a thread of its own: the browser tests hold the event loop of theirs.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(connected())).result()


@dataclass
class Hired:
    desk: RunningDesk
    name: str
    secret: str

    @property
    def code(self) -> str:
        return pyotp.TOTP(self.secret).now()

    def credentials(self, **otherwise: str) -> dict[str, str]:
        return {"name": self.name, "password": PASSWORD, "code": self.code, **otherwise}

    def sign_in(self, **otherwise: str) -> httpx.Response:
        with self.desk.client() as client:
            return client.post("/api/v1/agent/sign-in", json=self.credentials(**otherwise))

    @contextmanager
    def browser(self) -> Iterator[httpx.Client]:
        """Signed in through the form, with its cookie."""
        own = {"Origin": self.desk.address}
        with self.desk.client() as client:
            answer = client.post("/console/sign-in", data=self.credentials(), headers=own)
            assert answer.status_code == 303, answer.text
            yield client
