"""The console's pictures in docs: `make pictures`; elsewhere only that they exist."""

import pytest

from bot.settings import PROJECT
from tests.browser.conftest import Visiting
from tests.browser.console.conftest import AtTheConsole
from tests.browser.console.test_live_chat import AGREES, ASKS, QUESTION
from tests.browser.test_pictures import PICTURES, made_here
from tests.running_vigie import RunningVigie

DOCUMENT = PROJECT / "docs" / "agents.md"
NAMES = (
    "console-call-fr",
    "console-chat-en",
    "console-emergency-fr",
    "console-wrap-up-en",
    "console-call-fr-dark",
)
DESK = {"width": 1440, "height": 900}


@made_here
@pytest.mark.parametrize("scheme", ["", "-dark"])
def test_a_call(at_the_console: AtTheConsole, scheme: str) -> None:
    console = at_the_console("fr", viewport=DESK, color_scheme="dark" if scheme else "light")
    console.new_call()
    console.hear(QUESTION["fr"])
    console.page.screenshot(path=_place(f"console-call-fr{scheme}"))
    if not scheme:
        console.press("F9")
        console.dialog("emergency_title")
        console.page.screenshot(path=_place("console-emergency-fr"))


@made_here
def test_a_live_chat_and_its_end(
    at_the_console: AtTheConsole, helping: RunningVigie, visiting: Visiting
) -> None:
    console = at_the_console("en", viewport=DESK)
    person = visiting(f"{helping.address}/?language=fr")
    person.open()
    person.say(QUESTION["fr"])
    person.say(ASKS["fr"])
    person.press(AGREES["fr"])
    console.take_first()
    console.write("Bonjour, je suis là. Que s’est-il passé ?")
    console.page.screenshot(path=_place("console-chat-en"))
    console.press("F10")
    console.dialog("wrap_up")
    console.page.screenshot(path=_place("console-wrap-up-en"))


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_there_and_shown(name: str) -> None:
    assert (PROJECT / "docs" / "pictures" / f"{name}.png").stat().st_size > 5_000
    assert f"pictures/{name}.png" in DOCUMENT.read_text("utf-8")


def _place(name: str) -> str:
    PICTURES.mkdir(parents=True, exist_ok=True)
    return str(PICTURES / f"{name}.png")
