"""No violation of WCAG while a person is waited for, answers, or is to call back."""

from typing import Any

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import say
from tests.browser.accessibility import violations
from tests.browser.conftest import Visiting
from tests.browser.people.talk import (
    AGREES,
    ASKS,
    HELLO,
    LOOKS,
    PHONE,
    Agent,
    PlainTalk,
    ask_on_plain_page_anew,
    show_code,
    told,
)
from tests.browser.test_pictures import WANTED
from tests.running_vigie import RunningVigie

# The others are looked at by `make pictures`.
SEEN = ("360 px", "forced colours") if WANTED is None else tuple(LOOKS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", SEEN)
def test_no_state_has_a_violation(
    agent: Agent, helping: RunningVigie, visiting: Visiting, look: str, language: Language
) -> None:
    visitor = visiting(f"{helping.address}/?language={language}", **LOOKS[look])
    visitor.open()
    visitor.find(".call summary").click()
    visitor.find("#call-code").press("Enter")
    visitor.find("#call-code").fill("AAAAAAAA")
    visitor.find("#call-code").press("Enter")
    visitor.find("#call-code[aria-invalid]").wait_for()
    found = {"code from a call": violations(visitor.page)}
    visitor.say(ASKS[language])
    visitor.press(AGREES[language])
    visitor.stands("waiting")
    found["waiting"] = violations(visitor.page)
    show_code(visitor)
    found["code"] = violations(visitor.page)
    agent.take(visitor.conversation)
    agent.write(visitor.conversation, HELLO[language])
    visitor.find(".message.agent").wait_for()
    found["agent"] = violations(visitor.page)
    assert {state: each for state, each in found.items() if each} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", SEEN)
def test_the_call_back_form_has_no_violation(
    away: RunningVigie, visiting: Visiting, look: str, language: Language
) -> None:
    Agent(away)
    visitor = visiting(f"{away.address}/?language={language}", **LOOKS[look])
    visitor.open()
    visitor.say(ASKS[language])
    phone = visitor.find("[type=tel]")
    found = {"form": violations(visitor.page)}
    phone.fill("12")
    phone.press("Enter")
    visitor.find("[type=tel][aria-invalid]").wait_for()
    found["wrong"] = violations(visitor.page)
    phone.fill(PHONE)
    phone.press("Enter")
    visitor.find(".message.system").wait_for()
    found["asked"] = violations(visitor.page)
    assert {state: each for state, each in found.items() if each} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_page_has_no_violation(
    agent: Agent, helping: RunningVigie, away: RunningVigie, visiting: Visiting, language: Language
) -> None:
    """With JavaScript on, which axe needs; the page has none of its own."""
    narrow: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
    visitor = visiting(f"{helping.address}/chat?language={language}", **narrow)
    plain = PlainTalk(visitor.page, language)
    plain.page.locator("summary").click()
    plain.page.locator("#code").fill("AAAAAAAA")
    plain.press(told("call_code_submit", language))
    found = {"code from a call": violations(visitor.page)}
    ask_on_plain_page_anew(plain)
    found["waiting"] = violations(visitor.page)
    plain.press(told("code_show", language))
    found["code"] = violations(visitor.page)
    agent.take(plain.case)
    agent.write(plain.case, HELLO[language])
    plain.look()
    found["agent"] = violations(visitor.page)
    Agent(away)
    other = visiting(f"{away.address}/chat?language={language}", **narrow)
    plain = PlainTalk(other.page, language)
    plain.open()
    plain.say(ASKS[language])
    plain.page.locator("[name=phone]").fill("12")
    plain.press(say("call_back_form", "submit", language))
    found["call back"] = violations(other.page)
    assert {state: each for state, each in found.items() if each} == {}
