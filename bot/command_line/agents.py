"""`vigie agents`: who may work at the desk; each change is audited."""

import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import segno
from rich.table import Table

from bot.agents.account import Account, is_name
from bot.agents.agent import Role
from bot.agents.errors import AgentExists, BadAgentName, UnknownAgent, WeakPassword
from bot.agents.limits import ERRORS
from bot.agents.password import SHORTEST, Passwords
from bot.agents.second_factor import address_of_secret, new_secret
from bot.audit.chain import AuditChain
from bot.audit.key import audit_key
from bot.audit.opening import open_audit
from bot.command_line.operator import checked_settings, fail, screen, tell
from bot.command_line.store import store_address
from bot.register.errors import UnusableKey
from bot.settings import Settings
from bot.store.agents import AgentStore
from bot.store.connection import WORKER_TIMEOUT_SECONDS, connect
from bot.store.errors import StoreUnavailable

# Stands in the audit for whoever runs these commands; no agent can have this name.
OPERATOR = "-operator"
R = TypeVar("R")


@dataclass(frozen=True)
class Desk:
    store: AgentStore
    audit: AuditChain


def add(name: str, role: Role) -> None:
    if not is_name(name):
        raise fail("bad_agent_name")
    password, secret = _hash_of_new_password(), new_secret()

    async def added(desk: Desk) -> None:
        await desk.store.add(Account(name, role, password, secret))
        await desk.audit.record(OPERATOR, "agent_added", name)

    with _errors(name):
        at_the_desk(added)
    screen.print(tell("agent_added", name=name, role=role.value), highlight=False)
    _show_second_factor(name, secret)


def password(name: str, *, new_second_factor: bool) -> None:
    fresh, secret = _hash_of_new_password(), new_secret()
    fields = {"password": fresh} | ({"secret": secret, "last_step": "0"} if new_second_factor else {})

    async def changed(desk: Desk) -> None:
        if any(account.name == name and account.subject for account in await desk.store.all()):
            raise fail("agent_of_organisation", name=name)
        await desk.store.change(name, ends_sessions=True, **fields)
        await desk.audit.record(OPERATOR, "password_changed", name)

    with _errors(name):
        at_the_desk(changed)
    screen.print(tell("password_changed", name=name), highlight=False)
    if new_second_factor:
        _show_second_factor(name, secret)


def disable(name: str) -> None:
    async def disabled(desk: Desk) -> None:
        await desk.store.change(name, ends_sessions=True, disabled=1)
        await desk.audit.record(OPERATOR, "agent_disabled", name)

    _change(name, disabled, "agent_disabled")


def enable(name: str) -> None:
    async def enabled(desk: Desk) -> None:
        await desk.store.change(name, disabled=0)
        await desk.audit.record(OPERATOR, "agent_enabled", name)

    _change(name, enabled, "agent_enabled")


def unlock(name: str) -> None:
    async def unlocked(desk: Desk) -> None:
        await desk.store.change(name, errors=0)
        await desk.audit.record(OPERATOR, "agent_unlocked", name)

    _change(name, unlocked, "agent_unlocked")


def list_agents() -> None:
    async def everybody(desk: Desk) -> list[Account]:
        return await desk.store.all()

    with _errors(""):
        accounts = at_the_desk(everybody)
    if not accounts:
        raise fail("no_agents")
    columns = ("name", "role", "second_factor", "locked", "disabled", "last_sign_in")
    table = Table(*(tell(f"agent_{column}_column") for column in columns))
    for account in accounts:
        flags = (bool(account.secret), account.errors >= ERRORS, account.disabled)
        table.add_row(account.name, account.role.value, *map(_yes_or_no, flags), account.last_sign_in)
    screen.print(table)


def at_the_desk(do: Callable[[Desk], Awaitable[R]]) -> R:
    """Raises typer.Exit when the store or the audit's key cannot be used."""
    settings = checked_settings()
    try:
        audit_key(settings)
        with store_address(settings) as address:
            return asyncio.run(_connected(settings, address, do))
    except UnusableKey as error:
        raise fail("audit_key_unusable", place=error.values["path"]) from None
    except StoreUnavailable:
        raise fail("store_unreachable") from None


async def _connected(settings: Settings, address: str, do: Callable[[Desk], Awaitable[R]]) -> R:
    redis = connect(address, WORKER_TIMEOUT_SECONDS)
    try:
        return await do(Desk(AgentStore(redis), open_audit(settings, redis)))
    finally:
        await redis.aclose()


def _change(name: str, do: Callable[[Desk], Awaitable[None]], sentence: str) -> None:
    with _errors(name):
        at_the_desk(do)
    screen.print(tell(sentence, name=name), highlight=False)


@contextmanager
def _errors(name: str) -> Iterator[None]:
    try:
        yield
    except AgentExists:
        raise fail("agent_exists", name=name) from None
    except (UnknownAgent, BadAgentName):
        raise fail("unknown_agent", name=name) from None


def _hash_of_new_password() -> str:
    try:
        return asyncio.run(Passwords().hashed(_new_password()))
    except WeakPassword:
        raise fail("weak_password", count=SHORTEST) from None


def _new_password() -> str:
    """From standard input; twice and unseen where somebody types it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass(f"{tell('password_prompt')} ")
    if getpass.getpass(f"{tell('password_again')} ") != typed:
        raise fail("passwords_differ")
    return typed


def _show_second_factor(name: str, secret: str) -> None:
    """Once, and never again: the store gives it to nobody."""
    address = address_of_secret(name, secret)
    screen.print(tell("second_factor_once"), highlight=False)
    sys.stdout.write(f"{address}\n{secret}\n")
    if sys.stdout.isatty():
        segno.make(address).terminal(out=sys.stdout, compact=True)


def _yes_or_no(flag: bool) -> str:
    return tell("yes" if flag else "no")
