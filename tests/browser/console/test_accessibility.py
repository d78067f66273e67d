"""No violation of WCAG in any state of the console, in both languages and in every look."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import expect

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.accessibility import violations
from tests.browser.conftest import Visiting
from tests.browser.console.conftest import AtTheConsole
from tests.browser.console.console import Console
from tests.browser.console.test_live_chat import AGREES, ASKS, QUESTION
from tests.browser.figures import note
from tests.browser.test_accessibility import LOOKS
from tests.browser.test_pictures import WANTED
from tests.running_vigie import RunningVigie

DESKS: dict[str, dict[str, Any]] = {
    "1440 px": {"viewport": {"width": 1440, "height": 900}},
    "1024 px": {"viewport": {"width": 1024, "height": 768}},
}
# The others take a minute and a half more.
EVERY_TIME = ("light", "dark", "forced colours", "320 px")
OTHERS = [look for look in LOOKS | DESKS if look not in EVERY_TIME]
with_pictures = pytest.mark.skipif(WANTED is None, reason="other widths are looked at by `make pictures`")
DANGER: dict[Language, str] = {
    "fr": "il est devant ma porte, il me menace",
    "en": "he is at my door with a knife",
}


def _call(console: Console, language: Language) -> dict[str, list[str]]:
    found = {"nothing open": violations(console.page)}
    console.new_call()
    found["opening"] = violations(console.page)
    console.hear(QUESTION[language])
    console.find("#answer details summary, #said-so-far summary").evaluate_all(
        "found => found.forEach((each) => { each.parentElement.open = true; })"
    )
    found["call"] = violations(console.page)
    console.find("#place").fill("44600")
    console.find("#place").press("Enter")
    console.find("#station-results .station").first.wait_for()
    console.press("F7", "Space")
    console.hear(DANGER[language])
    found["danger, ticked, stations"] = violations(console.page)
    return found


def _dialogs(console: Console) -> dict[str, list[str]]:
    found = {}
    for name, opened in (
        ("emergency_title", lambda: console.press("F9")),
        ("keys_title", lambda: console.press("F1")),
        ("transfer", console.find("#do-transfer").click),
    ):
        with _shown(console, name, opened):
            found[name] = violations(console.page)
    with _shown(console, "wrap_up", lambda: console.press("F10")):
        found["wrap_up"] = violations(console.page)
        console.find(".wrap-up details summary").last.click()
        console.find(".wrap-up .choices button").first.click()
        paper = console.find("dialog").nth(1)
        paper.locator("form").wait_for()
        found["paper"] = violations(console.page)
        console.press("Escape")
        paper.wait_for(state="detached")
        console.find(".wrap-up [name=outcome]").first.check()
        console.find(".wrap-up button[type=submit]").click()
        console.find("#closed-said").wait_for()
        found["closed"] = violations(console.page)
    return found


@contextmanager
def _shown(console: Console, name: str, opened: Any) -> Iterator[None]:
    opened()
    console.dialog(name)
    yield
    console.press("Escape")
    console.find("dialog").wait_for(state="detached")


def _chat(console: Console, person: Any, language: Language) -> dict[str, list[str]]:
    person.open()
    person.say(ASKS[language])
    person.press(AGREES[language])
    console.find("#queue .case").first.wait_for()
    found = {"somebody waits": violations(console.page)}
    console.take_first()
    console.write("x")
    found["chat"] = violations(console.page)
    console.page.context.clear_cookies()
    # News may ask for the session first, and the dialog then stands before the button.
    console.find("#do-transfer").evaluate("button => button.click()")
    console.dialog("sign_in_again")
    found["signed out"] = violations(console.page)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", [*EVERY_TIME, *(pytest.param(look, marks=with_pictures) for look in OTHERS)])
def test_no_state_has_a_violation(
    at_the_console: AtTheConsole, helping: RunningVigie, visiting: Visiting, look: str, language: Language
) -> None:
    console = at_the_console(language, **(LOOKS | DESKS)[look])
    found = _call(console, language) | _dialogs(console)
    found |= _chat(console, visiting(f"{helping.address}/?language={language}"), language)
    note(f"agents: violations: {look}, {language}", sum(map(len, found.values())))
    assert {state: each for state, each in found.items() if each} == {}


@pytest.mark.parametrize("width", [320, 1024])
def test_nothing_is_wider_than_the_screen(at_the_console: AtTheConsole, width: int) -> None:
    console = at_the_console("fr", viewport={"width": width, "height": 700})
    console.new_call()
    console.hear(QUESTION["fr"])
    assert console.page.evaluate("(width) => document.documentElement.scrollWidth <= width", width)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_marked_with_its_language(console: Console, language: Language) -> None:
    console.new_call()
    assert console.find("html").get_attribute("lang") == language
    expect(console.find("#answer .script section[lang^=fr]")).to_have_count(1)
    expect(console.find("#answer .script section[lang^=en]")).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_skip_links_come_first(console: Console) -> None:
    console.press("Tab", "Enter")
    assert "case-title" in console.focused
