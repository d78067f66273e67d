"""The widget before and just after it is opened: small, quick, and silent until then."""

import gzip
import statistics

import httpx
import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.conftest import Visiting
from tests.browser.figures import note
from tests.browser.visitor import said_by_widget
from tests.running_vigie import RunningVigie

MOST_BYTES = 25_000
MOST_MILLISECONDS = 300
_UNTIL_PAINTED = """
() => new Promise((painted) => {
  const root = document.querySelector("vigie-chat").renderRoot, start = performance.now();
  const look = () => (root.querySelector(".message")
    ? requestAnimationFrame(() => setTimeout(() => painted(performance.now() - start)))
    : requestAnimationFrame(look));
  root.querySelector(".launcher").click();
  look();
})
"""


def test_the_script_is_small_and_served_packed(helping: RunningVigie) -> None:
    answer = httpx.get(f"{helping.address}/widget.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    packed = len(gzip.compress(answer.content, 9, mtime=0))
    note("bytes", packed)
    assert int(answer.headers["content-length"]) == packed <= MOST_BYTES
    again = httpx.get(f"{helping.address}/widget.js", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = httpx.get(f"{helping.address}/widget.js", headers={"Accept-Encoding": "identity"})
    assert plain.content == answer.content


def test_nothing_is_asked_or_stored_before_opening(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=fr")
    visitor.find(".launcher").wait_for()
    visitor.page.wait_for_timeout(1500)
    asked = [address for address in visitor.requests if "/api/" in address]
    note("requests_before_opening", len(asked))
    assert asked == []
    assert visitor.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert visitor.page.context.cookies() == []


def test_only_this_server_is_asked(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=en")
    visitor.open()
    assert [url for url in visitor.requests if not url.startswith((helping.address, "ws://127.0.0.1"))] == []
    assert visitor.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_the_greeting_is_painted_soon(helping: RunningVigie, visiting: Visiting) -> None:
    times = []
    for _ in range(5):
        visitor = visiting(f"{helping.address}/?language=fr")
        visitor.find(".launcher").wait_for()
        times.append(visitor.page.evaluate(_UNTIL_PAINTED))
    note("milliseconds_to_greeting", round(statistics.median(times)))
    assert statistics.median(times) <= MOST_MILLISECONDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_message_says_what_it_is(
    helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    visitor = visiting(f"{helping.address}/?language={language}")
    visitor.open()
    for word in {"fr": ("machine", "30", "effacé"), "en": ("machine", "30", "deleted")}[language]:
        assert word in visitor.last
    assert visitor.find("#title").inner_text() == said_by_widget("title", language)


def test_a_link_of_the_page_opens_it(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=fr")
    visitor.find(".launcher").wait_for()
    visitor.page.locator("[data-vigie-open]").first.click()
    visitor.messages.first.wait_for()
