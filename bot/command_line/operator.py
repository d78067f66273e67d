"""Speaks to the operator: their language, their screen, their errors."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console

from bot.knowledge.bilingual import Language
from bot.knowledge.errors import BrokenPack
from bot.settings import Settings, settings
from bot.wording import say

screen = Console()
_error_screen = Console(stderr=True)


def operator_language() -> Language:
    """French on a French system, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fr" if locale.lower().startswith("fr") else "en"


def tell(key: str, **values: object) -> str:
    """A sentence of data/wording/command_line.yml."""
    return say("command_line", key, operator_language(), **values)


def fail(key: str, **values: object) -> typer.Exit:
    """Prints the sentence as an error; raise what it returns."""
    return complain(tell(key, **values))


def complain(sentence: str) -> typer.Exit:
    """Prints it as an error; raise what it returns."""
    _error_screen.print(sentence, style="bold red", markup=False, soft_wrap=True)
    return typer.Exit(1)


def checked_settings() -> Settings:
    """Raises typer.Exit when a variable is wrong, naming it."""
    try:
        return settings()
    except SettingsError as error:
        raise fail("bad_settings", details=error) from None
    except ValidationError as error:
        found = [f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors()]
        raise fail("bad_settings", details="; ".join(found)) from None


@contextmanager
def pack_errors() -> Iterator[None]:
    """Shows a broken pack place by place and ends the command."""
    try:
        yield
    except BrokenPack as error:
        _error_screen.print(tell("broken_pack"), style="bold red", markup=False)
        for problem in error.problems:
            line = f":{problem.line}" if problem.line else ""
            _error_screen.print(
                f"{error.path}{line}: {problem.place}: {problem.reason}", markup=False, soft_wrap=True
            )
        raise typer.Exit(1) from None
