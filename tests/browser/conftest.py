"""One browser and one Vigie with a register and a directory of stations, for all browser tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, CHROMIUM
from tests.browser.visitor import Visitor
from tests.running_vigie import RunningVigie

Visiting = Callable[..., Visitor]
# Collects what the browser refused, from the first script on.
_WATCH = """
window.refusals = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
  window.refusals.push(violatedDirective));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is not None:
        return
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="no chromium on this machine: apt install chromium"))


# For this package only: its event loop must be gone before other tests start theirs.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="package")
def helping(equipped: RunningVigie) -> RunningVigie:
    return equipped


@pytest.fixture
def visiting(browser: Browser) -> Iterator[Visiting]:
    """Opens pages, each in a browser of its own; fails when one raised an error or was refused a thing."""
    with ExitStack() as stack:
        visitors: list[Visitor] = []

        def visit(address: str, **options: Any) -> Visitor:
            context: BrowserContext = browser.new_context(**options)
            stack.callback(context.close)
            context.add_init_script(_WATCH)
            page: Page = context.new_page()
            page.set_default_timeout(20_000)
            visitors.append(Visitor(page))
            page.goto(address)
            return visitors[-1]

        yield visit
        for visitor in visitors:
            assert visitor.errors == []
            assert visitor.refusals() == []
