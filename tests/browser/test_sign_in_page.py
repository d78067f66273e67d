"""The sign-in page in a real browser: by keyboard, in both languages, and back from another site."""

from collections.abc import Iterator

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.api.desk import PASSWORD, RunningDesk
from tests.api.oidc_provider import FakeProvider
from tests.api.test_oidc import environment
from tests.browser.accessibility import violations
from tests.browser.conftest import Visiting
from tests.browser.test_accessibility import LOOKS

Serving = tuple[RunningDesk, FakeProvider]


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with FakeProvider.started() as provider:
        # Another name than ours: for the browser, another site.
        provider.address = provider.address.replace("127.0.0.1", "localhost")
        provider.claims = {"preferred_username": "zoe", "roles": ["vigie-agent"]}
        with RunningDesk.started(tmp_path_factory.mktemp("sign-in"), **environment(provider)) as desk:
            yield desk, provider


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_signs_in_by_keyboard(serving: Serving, visiting: Visiting, language: Language) -> None:
    desk, _ = serving
    hired = desk.hire(f"camille-{language}")
    page = visiting(f"{desk.address}/console/sign-in?language={language}").page
    page.wait_for_selector("#name:focus")
    for typed in (hired.name, PASSWORD, hired.code):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    with page.expect_navigation(url=f"**/console?language={language}"):
        page.keyboard.press("Enter")
    assert page.request.get(f"{desk.address}/api/v1/agent/me").json()["name"] == hired.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", LOOKS)
def test_the_page_has_no_violation(
    serving: Serving, visiting: Visiting, look: str, language: Language
) -> None:
    desk, _ = serving
    page = visiting(f"{desk.address}/console/sign-in?language={language}&signed_out=true", **LOOKS[look]).page
    assert violations(page) == []
    for field in ("name", "password", "code"):
        page.fill(f"#{field}", "x")
    page.click("button")
    page.wait_for_selector("[role=alert]")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_comes_back_from_the_organisation_signed_in(
    serving: Serving, visiting: Visiting, language: Language
) -> None:
    desk, _ = serving
    page = visiting(f"{desk.address}/console/sign-in?language={language}").page
    with page.expect_navigation(url=f"**/console?language={language}") as arrived:
        page.click("a[href^='/console/oidc']")
    assert arrived.value
    assert arrived.value.status != 401, "the strict cookie was sent"
    assert page.request.get(f"{desk.address}/api/v1/agent/me").json()["name"] == "zoe"
