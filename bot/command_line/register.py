"""`vigie register`: builds, describes and checks registers of notices, and draws references and the key."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.answers.opening import open_book
from bot.command_line.operator import checked_settings, complain, operator_language, pack_errors, screen
from bot.register.building import build_register
from bot.register.errors import RefusedList, RegisterError, UnusableRegister
from bot.register.place import SUFFIX, key_path, register_key, register_path, registers_folder
from bot.register.reference import Reference
from bot.register.register import open_register, read_header
from bot.register.secret_key import RegisterKey, create_key
from bot.settings import Settings
from bot.wording import say

_MEGABYTE = 1_000_000


def build(notices: Path, incident: str) -> None:
    settings = checked_settings()
    _refuse_unknown(settings, incident)
    target = register_path(settings, incident)
    with _errors():
        secret = _key_or_new(settings)
        with _bar("building") as progress:
            header = build_register(notices, target, incident, secret, progress, os.cpu_count() or 1)
        with _bar("checking") as progress:
            open_register(target, secret, progress)
    screen.print(
        _tell(
            "built",
            notices=f"{header.notices:,}".replace(",", "\u202f"),
            first=header.first_sent,
            last=header.last_sent,
            place=target,
            megabytes=f"{target.stat().st_size / _MEGABYTE:.1f}",
            key_id=header.key_id,
        ),
        soft_wrap=True,
        highlight=False,
    )


def issue(count: int) -> None:
    sys.stdout.writelines(f"{Reference.drawn().printed}\n" for _ in range(count))


def key() -> None:
    path = key_path(checked_settings())
    try:
        create_key(path)
    except FileExistsError:
        raise complain(_tell("key_exists", place=path)) from None
    screen.print(_tell("key_created", place=path), soft_wrap=True)


def info() -> None:
    settings = checked_settings()
    paths = sorted(registers_folder(settings).glob(f"*{SUFFIX}"))
    if not paths:
        raise complain(_tell("no_register", place=registers_folder(settings)))
    columns = (
        "incident_column",
        "notices_column",
        "sent_column",
        "built_column",
        "key_column",
        "state_column",
    )
    table = Table(*map(_tell, columns))
    for path in paths:
        table.add_row(*_described(path, settings))
    screen.print(table)


def _described(path: Path, settings: Settings) -> list[str]:
    try:
        header = read_header(path)
    except UnusableRegister as error:
        return [path.stem, "", "", "", "", _tell(error.reason, **error.values)]
    sent = f"{header.first_sent} – {header.last_sent}"
    known = [header.incident, str(header.notices), sent, header.built_at, header.key_id]
    try:
        open_register(path, register_key(settings))
    except RegisterError as error:
        return [*known, _tell(error.reason, **error.values)]
    return [*known, _tell("usable")]


def _key_or_new(settings: Settings) -> RegisterKey:
    """The first build on a machine draws the key, where the settings name none."""
    chosen = settings.register_key or settings.register_key_file
    if chosen is None and not key_path(settings).exists():
        create_key(key_path(settings))
        screen.print(_tell("key_created", place=key_path(settings)), soft_wrap=True)
    return register_key(settings)


def _refuse_unknown(settings: Settings, incident: str) -> None:
    with pack_errors():
        known = open_book(settings).library.incidents
    if incident not in known:
        raise complain(_tell("unknown_incident", incident=incident, known=", ".join(known)))


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except RefusedList as error:
        reason = _tell(error.reason, **error.values)
        raise complain(_tell("refused", line=error.line, reason=reason)) from None
    except RegisterError as error:
        raise complain(_tell(error.reason, **error.values)) from None


@contextmanager
def _bar(step: str) -> Iterator[Callable[[float], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeRemainingColumn(), console=screen) as bar:
        task = bar.add_task(_tell(step), total=1.0)
        yield lambda done: bar.update(task, completed=done)


def _tell(sentence: str, **values: object) -> str:
    return say("register", sentence, operator_language(), **values)
