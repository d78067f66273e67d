"""Agents signed in at the console of the Vigie that all browser tests share."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from bot.knowledge.bilingual import Language
from tests.browser.conftest import Visiting
from tests.browser.console.console import Console
from tests.hired import Hired
from tests.running_vigie import RunningVigie

AtTheConsole = Callable[..., Console]
_numbers = count(1)


@pytest.fixture
def at_the_console(helping: RunningVigie, visiting: Visiting) -> AtTheConsole:
    """A new agent in a browser of their own, signed in."""

    def sit_down(language: Language, **options: Any) -> Console:
        hired = Hired(helping, f"agent{next(_numbers)}")
        address = f"{helping.address}/console?language={language}"
        return Console(visiting(address, storage_state=hired.signed_in(), **options), language)

    return sit_down


@pytest.fixture
def console(at_the_console: AtTheConsole, language: Language) -> Console:
    return at_the_console(language)
