"""Markup is text, whoever sends it; so are marks that turn the direction of writing, and endless words."""

import pytest
from playwright.sync_api import expect

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.conftest import Visiting
from tests.browser.console.conftest import AtTheConsole
from tests.browser.console.console import Console
from tests.browser.console.hostile import HostileServer
from tests.browser.console.test_live_chat import AGREES, ASKS
from tests.browser.figures import note
from tests.browser.payloads import PAYLOADS
from tests.running_vigie import RunningVigie

MADE = "body :is(img, svg, iframe, object, video, math, style, template, marquee, script)"
TURNED, ENDLESS = "\u202egnorts", "W" * 400
# Texts that are not kept apart from what stands beside them.
_TOGETHER = """
mark => [...document.querySelectorAll("body *")].filter((each) => [...each.childNodes].some((node) =>
  node.nodeType === Node.TEXT_NODE && node.data.includes(mark)) && !each.matches("option, textarea")
  && !each.closest("bdi, [dir=auto]")).map((each) => each.outerHTML.slice(0, 160))
"""
_TOO_WIDE = """
() => [...document.querySelectorAll(".columns > *, dialog[open], #log")].filter((each) =>
  each.scrollWidth > each.clientWidth + 1).map((each) => each.className || each.id || each.tagName)
"""


def _attacked(console: Console, texts: list[str], channel: str) -> HostileServer:
    """Everything is drawn anew from hostile answers."""
    server = HostileServer(console.page, texts, channel)
    console.page.reload()
    console.find("#mine-title").wait_for()
    console.find("#queue [id^=open-]").first.click()
    console.find("#checklist input").first.wait_for()
    return server


def _everywhere(console: Console) -> None:
    """Through the lists, forms and dialogs of this case."""
    console.find("#place").fill("44600")
    console.find("#place").press("Enter")
    console.find("#station-results .station").first.wait_for()
    console.find("#call-backs [id^=reveal]").first.click()
    console.find("#papers .choices button").first.click()
    console.find("dialog form [type=submit]").click()
    console.find("dialog [aria-invalid]").first.wait_for()
    console.press("Escape")
    for key in ("F9", "F10"):
        console.press(key)
        console.find("dialog .dialog-body > *").first.wait_for()
        console.press("Escape")
        console.find("dialog").wait_for(state="detached")
    console.find("#do-transfer").click()
    console.find("dialog fieldset").wait_for()


@pytest.mark.parametrize("channel", ["call", "web"])
@pytest.mark.parametrize("shielded", [True, False], ids=["policy", "no policy"])
def test_no_text_of_the_server_runs(at_the_console: AtTheConsole, channel: str, shielded: bool) -> None:
    console = at_the_console("fr", bypass_csp=not shielded)
    console.page.on("dialog", lambda dialog: dialog.dismiss())
    assert len(PAYLOADS) == 500
    _attacked(console, PAYLOADS, channel)
    _everywhere(console)
    if channel == "call":
        console.press("Escape")
        console.find("dialog").wait_for(state="detached")
        console.hear("x")
    console.page.wait_for_timeout(500)
    assert console.page.evaluate("() => window.ran || 0") == 0
    expect(console.find(MADE)).to_have_count(0)
    protocols = console.find("a").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(protocols) <= {"http:", "https:", "tel:", "mailto:", "sms:", "blob:"}
    note("agents: markup payloads", len(PAYLOADS))


@pytest.mark.parametrize("channel", ["call", "web"])
def test_turned_text_turns_nothing_else(at_the_console: AtTheConsole, channel: str) -> None:
    console = at_the_console("fr")
    _attacked(console, [TURNED], channel)
    _everywhere(console)
    assert console.page.evaluate(_TOGETHER, TURNED) == []


@pytest.mark.parametrize("channel", ["call", "web"])
@pytest.mark.parametrize("width", [320, 1024, 1440])
def test_endless_words_widen_nothing(at_the_console: AtTheConsole, channel: str, width: int) -> None:
    console = at_the_console("fr", viewport={"width": width, "height": 800})
    _attacked(console, [ENDLESS], channel)
    _everywhere(console)
    assert console.page.evaluate(_TOO_WIDE) == []
    assert console.page.evaluate("(width) => document.documentElement.scrollWidth <= width", width)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_person_typed_is_shown_as_typed(
    console: Console, helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    person = visiting(f"{helping.address}/?language={language}")
    person.open()
    for payload in PAYLOADS[::50]:
        person.say(payload[:300])
    person.say(ASKS[language])
    person.press(AGREES[language])
    console.take_first()
    expect(console.find("#log")).to_contain_text("<script>")
    console.write(PAYLOADS[0])
    expect(console.find("#log .agent").last).to_contain_text(PAYLOADS[0])
    assert console.page.evaluate("() => window.ran || 0") == 0
    assert person.page.evaluate("() => window.ran || 0") == 0
    expect(console.find(MADE)).to_have_count(0)
