"""`vigie serve`: gateway, store, model, workers, in the order that lets a page answer within two seconds."""

import os
import signal
import time
import urllib.request
from contextlib import ExitStack
from threading import Event
from urllib.error import URLError

from bot.command_line.children import Child, Children
from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.settings import Settings
from bot.store.errors import StoreUnavailable

_WATCH_SECONDS = 0.2
_GATEWAY_SECONDS = 20.0
_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}  # noqa: S104  # read, not bound


# The HTTP process of each role.
_DOORS = {"all": "api.gateway", "gateway": "api.gateway", "verifier": "api.verifier"}
_WITH_DIALOGUE = ("all", "worker")
_VERIFYING = ("all", "verifier")


def serve(role: str, workers: int | None) -> None:
    settings = checked_settings()
    if settings.redis_url is None and role != "all":
        raise fail("store_needed")
    stop = _stop_event()
    with ExitStack() as stack:
        children = Children(_say_restarted)
        _start_first(settings, children, stack, role)
        stack.callback(children.stop)
        if role in _DOORS:
            _await_gateway(settings, children, stop)
        if role in _WITH_DIALOGUE and not stop.is_set():
            _start_workers(settings, children, workers, stop)
        while not stop.wait(_WATCH_SECONDS):
            children.watch()
        screen.print(tell("stopping"))


def _start_first(settings: Settings, children: Children, stack: ExitStack, role: str) -> None:
    """Gateway and store side by side: the gateway's imports take longer than the store's start."""
    if settings.redis_url is not None:
        children.environment = _environment(settings, settings.redis_url, role)
        if role in _DOORS:
            children.start("gateway", _DOORS[role])
        return
    from bot.store.embedded import EmbeddedStore

    store = EmbeddedStore(settings.data_dir)
    children.environment = _environment(settings, store.address, role)
    children.start("gateway", _DOORS[role])
    try:
        store.start()
    except StoreUnavailable:
        children.stop()
        raise fail("store_failed", place=store.directory) from None
    stack.callback(store.stop)
    screen.print(tell("starting_store", place=store.directory), soft_wrap=True)


def _await_gateway(settings: Settings, children: Children, stop: Event) -> None:
    address = f"http://{_ANY_ADDRESS.get(settings.host, settings.host)}:{settings.port}"
    if not _answers(f"{address}/healthz", children.named("gateway"), stop):
        _explain_gateway(settings)
    screen.print(tell("address", address=address), soft_wrap=True)


def _answers(url: str, child: Child, stop: Event) -> bool:
    """Whether the gateway answers before it ends or the time is over."""
    # Our own address: never through the proxy that the environment may name.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + _GATEWAY_SECONDS
    while time.monotonic() < deadline and child.process.poll() is None and not stop.is_set():
        try:
            with direct.open(url, timeout=1):
                return child.process.poll() is None
        except (URLError, OSError):
            time.sleep(0.05)
    return stop.is_set()


def _explain_gateway(settings: Settings) -> None:
    """Raises typer.Exit with the likeliest reason: a broken pack, else a port in use."""
    from bot.answers.opening import open_book

    with pack_errors():
        open_book(settings)
    raise fail("gateway_failed", port=settings.port)


def _start_workers(settings: Settings, children: Children, workers: int | None, stop: Event) -> None:
    from bot.command_line.train import run_training
    from bot.trained_model import ModelMissing, current_model

    wanted = workers if workers is not None else settings.workers
    count = wanted if wanted is not None else os.cpu_count() or 1
    try:
        current_model(settings)
    except ModelMissing:
        run_training(settings, stop.is_set)
    if stop.is_set():
        return
    screen.print(tell("workers_starting", count=count))
    for number in range(count):
        children.start(f"worker-{number + 1}", "bot.engine.worker")


def _environment(settings: Settings, redis_url: str, role: str) -> dict[str, str]:
    return {
        **os.environ,
        "VIGIE_REDIS_URL": redis_url,
        "VIGIE_HOST": settings.host,
        "VIGIE_PORT": str(settings.port),
        "VIGIE_VERIFIES": str(role in _VERIFYING),
        # One thread per worker: with one worker per core, more threads only fight for them.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
    }


def _say_restarted(name: str, code: int) -> None:
    screen.print(tell("child_restarted", name=name, code=code))


def _stop_event() -> Event:
    """Set by Ctrl-C and SIGTERM."""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop
