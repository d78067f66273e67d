"""A messaging provider on this machine: real HTTP, which refuses what the real one would refuse."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

# What a provider says to one call: status and JSON.
Verdict = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Taken:
    """One call that was taken. `body`: JSON, or the fields of a form; `at`: of the monotonic clock."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    at: float


class Provider:
    """`judge`: what the real provider would answer; `outage`: the status that it answers everything with."""

    def __init__(self, judge: Callable[[str, dict[str, Any]], Verdict]) -> None:
        self._judge = judge
        self._changed = threading.Condition()
        self.taken: list[Taken] = []
        self.refused: list[tuple[dict[str, Any], Verdict]] = []
        self.outage: int | None = None
        self.attempts = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait_until(self, found: Callable[[list[Taken]], bool], seconds: float = 10) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: found(self.taken), seconds), self.refused[-3:]

    def answer(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Verdict:
        with self._changed:
            self.attempts += 1
            if self.outage is not None:
                return self.outage, {}
            verdict = self._judge(path, body)
            if verdict[0] < 300:
                self.taken.append(Taken(path, headers, body, time.monotonic()))
                self._changed.notify_all()
            else:
                self.refused.append((body, verdict))
            return verdict

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:  # the library's name
                sent = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, content = provider.answer(self.path, headers, _read(headers, sent))
                answer = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *arguments: object) -> None:
                """Silent: what is sent is nobody's business."""

        return Handler


def _read(headers: dict[str, str], sent: bytes) -> dict[str, Any]:
    if headers.get("content-type", "").startswith("application/json"):
        found: dict[str, Any] = json.loads(sent)
        return found
    return {name: values[0] for name, values in parse_qs(sent.decode(), keep_blank_values=True).items()}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
