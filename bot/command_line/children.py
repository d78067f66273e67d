"""The processes of one `vigie serve`: started, watched, restarted, stopped together."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# A child that ends again and again is given this much longer each time, up to the longest.
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 10.0
_STEADY_AFTER_SECONDS = 60.0
_STOP_SECONDS = 10.0


@dataclass
class Child:
    name: str
    module: str
    process: "subprocess.Popen[bytes]"
    started: float = field(default_factory=time.monotonic)
    pause: float = _FIRST_PAUSE_SECONDS
    restart_at: float | None = None


class Children:
    """Each child is `python -m MODULE` in a group of its own: Ctrl-C reaches them through us, in order."""

    def __init__(self, on_restart: Callable[[str, int], None]) -> None:
        self.environment: Mapping[str, str] = {}
        self._on_restart = on_restart
        self._children: list[Child] = []

    def start(self, name: str, module: str) -> Child:
        child = Child(name, module, self._launch(module))
        self._children.append(child)
        return child

    def named(self, name: str) -> Child:
        return next(child for child in self._children if child.name == name)

    def watch(self) -> None:
        """Call often: restarts what ended, after its pause."""
        now = time.monotonic()
        for child in self._children:
            code = child.process.poll()
            if code is None:
                continue
            if child.restart_at is None:
                self._on_restart(child.name, code)
                if now - child.started > _STEADY_AFTER_SECONDS:
                    child.pause = _FIRST_PAUSE_SECONDS
                child.restart_at = now + child.pause
                child.pause = min(child.pause * 2, _LONGEST_PAUSE_SECONDS)
            elif now >= child.restart_at:
                child.process, child.started, child.restart_at = self._launch(child.module), now, None

    def stop(self) -> None:
        """Asks all to finish what they hold; ends those that do not within ten seconds."""
        for child in self._children:
            if child.process.poll() is None:
                child.process.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        for child in self._children:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()

    def _launch(self, module: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603  # our own modules, no outside argument
            [sys.executable, "-m", module], env=self.environment, start_new_session=True
        )
