"""No violation of WCAG in any state of the widget, in both languages, and on the pages around it."""

from typing import Any

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.accessibility import violations
from tests.browser.conftest import Visiting
from tests.browser.figures import note
from tests.browser.visitor import Visitor
from tests.running_vigie import RunningVigie

QUESTION = {"fr": "mes données sont-elles dans la fuite ?", "en": "is my data in the leak?"}
HAVE_REFERENCE = {"fr": "J’ai un avis avec une référence", "en": "I have a notice with a reference"}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "400 % zoom": {"viewport": {"width": 320, "height": 256}, "reduced_motion": "reduce"},
}


def _through_its_states(visitor: Visitor, language: Language) -> dict[str, list[str]]:
    found = {"closed": violations(visitor.page)}
    visitor.open()
    found["open"] = violations(visitor.page)
    visitor.say(QUESTION[language])
    visitor.press(HAVE_REFERENCE[language])
    found["form"] = violations(visitor.page)
    visitor.ask("plan")
    found["plan"] = violations(visitor.page)
    visitor.ask("stations")
    visitor.find("form.beside input").last.fill("44600")
    visitor.find("form.beside input").last.press("Enter")
    visitor.find(".station").first.wait_for()
    visitor.find("[aria-controls=more]").click()
    found["stations, everything unfolded"] = violations(visitor.page)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", LOOKS)
def test_no_state_has_a_violation(
    helping: RunningVigie, visiting: Visiting, look: str, language: Language
) -> None:
    visitor = visiting(f"{helping.address}/?language={language}", **LOOKS[look])
    visitor.find(".launcher").wait_for()
    found = _through_its_states(visitor, language)
    note(f"violations: {look}, {language}", sum(map(len, found.values())))
    assert {state: each for state, each in found.items() if each} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", ["/chat", "/second-wave"])
def test_no_page_has_a_violation(
    helping: RunningVigie, visiting: Visiting, path: str, look: str, language: Language
) -> None:
    visitor = visiting(f"{helping.address}{path}?language={language}", **LOOKS[look])
    assert violations(visitor.page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_narrow_screen(helping: RunningVigie, visiting: Visiting, width: int) -> None:
    visitor = visiting(f"{helping.address}/?language=fr", viewport={"width": width, "height": 640})
    visitor.open()
    visitor.ask("plan")
    wide = "(width) => document.documentElement.scrollWidth > width"
    assert not visitor.page.evaluate(wide, width)
    assert visitor.find("#log").evaluate("log => log.scrollWidth <= log.clientWidth")


def test_buttons_are_large_enough_for_a_finger(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=fr", viewport={"width": 320, "height": 640})
    visitor.open()
    boxes = [each.bounding_box() for each in visitor.find("button").all() if each.is_visible()]
    assert len(boxes) > 5
    assert [box for box in boxes if box is None or min(box["width"], box["height"]) < 44] == []
