"""A real `vigie serve` in a process of its own, and a person who talks to it over HTTP."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import redis

from bot.settings import PROJECT
from tests.left_behind import secrets_left_in

_START_SECONDS = 10
_READY_SECONDS = 120
_STOP_SECONDS = 30
# Read once: each client would read the machine's certificates anew, which takes longer than most answers.
CERTIFICATES = httpx.create_ssl_context()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class RunningVigie:
    process: "subprocess.Popen[bytes]"
    port: int
    data_dir: Path
    log: Path

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=f"{self.address}/api/v1", timeout=30, verify=CERTIFICATES)
        socket_file = self.data_dir / "store" / "store.sock"
        self.store = redis.Redis(unix_socket_path=str(socket_file), decode_responses=True)

    @classmethod
    @contextmanager
    def started(
        cls, data_dir: Path, *, workers: int, port: int | None = None, **environment: str
    ) -> Iterator["RunningVigie"]:
        port, log = port or free_port(), data_dir / "serve.log"
        variables = {
            **os.environ,
            "VIGIE_DATA_DIR": str(data_dir),
            "VIGIE_PORT": str(port),
            "LC_ALL": "C.UTF-8",
        }
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot.command_line", "serve", "--workers", str(workers)],
                cwd=PROJECT,
                env=variables | environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        running = cls(process, port, data_dir, log)
        try:
            running._wait(f"{running.address}/healthz", _START_SECONDS)
            # What the store writes must be readable to the search that follows.
            running.store.config_set("rdbcompression", "no")
            yield running
        finally:
            running.stop()
        left = secrets_left_in(data_dir)
        assert not left, left

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_until_ready(self) -> None:
        self._wait(f"{self.address}/readyz", _READY_SECONDS)

    def _wait(self, url: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                if httpx.get(url, timeout=2, verify=CERTIFICATES).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"{url} did not answer; log:\n{self.log.read_text(errors='replace')[-3000:]}")

    def children(self, module: str) -> list[int]:
        """Process ids of the children that run `module`."""
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            if parent == self.process.pid and module.encode() in command:
                found.append(int(entry.name))
        return found

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.http.close()
        self.store.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(_STOP_SECONDS)


@dataclass
class Person:
    """Somebody who opened a conversation."""

    vigie: RunningVigie
    language: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wish = {"language": self.language} if self.language else {}
        opened = self.http.post("/conversations", json=wish, headers=self.headers)
        assert opened.status_code == 201, opened.text
        self.opened: dict[str, Any] = opened.json()
        self.id: str = self.opened["id"]
        self.authorization = {**self.headers, "Authorization": f"Bearer {self.opened['token']}"}
        self.last_messages: list[dict[str, Any]] = self.opened["messages"]

    @property
    def http(self) -> httpx.Client:
        return self.vigie.http

    def send(self, body: dict[str, Any]) -> httpx.Response:
        return self.http.post(f"/conversations/{self.id}/messages", json=body, headers=self.authorization)

    def say(self, text: str, message_id: str | None = None) -> dict[str, Any]:
        return self._answered(self.send({"text": text} | ({"message_id": message_id} if message_id else {})))

    def press(self, title: str) -> dict[str, Any]:
        """Presses the button with this title under the last answers."""
        payloads = {b["title"]: b["payload"] for message in self.last_messages for b in message["buttons"]}
        return self._answered(self.send({"payload": payloads[title]}))

    def history(self) -> list[dict[str, Any]]:
        response = self.http.get(f"/conversations/{self.id}/messages", headers=self.authorization)
        assert response.status_code == 200, (response.status_code, response.text)
        messages: list[dict[str, Any]] = response.json()["messages"]
        return messages

    def erase(self) -> httpx.Response:
        return self.http.delete(f"/conversations/{self.id}", headers=self.authorization)

    def _answered(self, response: httpx.Response) -> dict[str, Any]:
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        self.last_messages = answer["messages"]
        return answer
