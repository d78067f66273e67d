"""The same on /chat, without script."""

import httpx
import pytest
from playwright.sync_api import expect

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import say
from tests.browser.conftest import Visiting
from tests.browser.people.talk import (
    AFRAID,
    ASKS,
    CALL_GOES_ON,
    E164,
    GONE,
    HELLO,
    NOTED,
    PHONE,
    QUESTION,
    TAKEN,
    Agent,
    PlainTalk,
    ask_on_plain_page,
    told,
)
from tests.running_vigie import RunningVigie


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_hand_over_without_script(agent: Agent, plain: PlainTalk, language: Language) -> None:
    ask_on_plain_page(plain)
    case, frame = plain.case, plain.page.frame_locator("iframe.news")
    expect(frame.locator("[role=status]")).to_have_text(told("news_none", language))
    agent.take(case)
    agent.write(case, HELLO[language])
    # What is being typed stays while the frame looks by itself.
    plain.page.locator("#text").fill(AFRAID[language])
    expect(frame.locator(".message.agent .said")).to_have_text(HELLO[language], timeout=25_000)
    expect(plain.page.locator("#text")).to_have_value(AFRAID[language])
    with plain.page.expect_navigation():
        plain.page.locator(".write button").press("Enter")
    plain.stands("with_agent")
    expect(plain.page.locator(".choices")).to_have_count(0)
    assert agent.heard(case)[-1] == AFRAID[language]
    agent.write(case, f"{HELLO[language]} 2")
    assert f"{HELLO[language]} 2" in plain.look()
    agent.give_back(case)
    assert GONE[language] in plain.look()
    expect(plain.page.locator(".whose, iframe")).to_have_count(0)
    assert TAKEN[language] in plain.say(QUESTION[language])
    roles = plain.roles()
    start = roles.index("agent") - 1
    assert roles[start:][:7] == ["system", "agent", "user", "agent", "system", "user", "bot"]
    expect(plain.page.locator(".message.agent")).to_have_count(2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_is_dead_soon_and_opens_nothing_else(
    plain: PlainTalk, agent: Agent, helping: RunningVigie
) -> None:
    assert agent
    ask_on_plain_page(plain)
    source = plain.page.locator("iframe.news").get_attribute("src") or ""
    token = plain.page.locator("[name=token]").first.get_attribute("value") or ""
    assert token not in source
    own = httpx.get(f"{helping.address}{source}")
    assert own.headers["cache-control"] == "no-store"
    assert "http-equiv" in own.text
    for old, new in (("seen=", "seen=1"), ("until=1", "until=2"), (f"id={plain.case[:4]}", "id=0000")):
        assert old in source
        wrong = httpx.get(f"{helping.address}{source.replace(old, new, 1)}")
        assert wrong.status_code == 200
        assert 'class="message ' not in wrong.text
        assert "http-equiv" not in wrong.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_back_without_script(away: RunningVigie, visiting: Visiting, language: Language) -> None:
    agent = Agent(away)
    visitor = visiting(f"{away.address}/chat?language={language}", java_script_enabled=False)
    plain = PlainTalk(visitor.page, language)
    plain.open()
    plain.say(ASKS[language])
    submit = say("call_back_form", "submit", language)
    plain.page.locator("[name=phone]").fill("12")
    assert say("errors", "bad_phone", language) in plain.press(submit)
    assert plain.page.locator("[name=phone]").get_attribute("aria-invalid") == "true"
    plain.page.locator("[name=phone]").fill(PHONE)
    assert NOTED[language] in plain.press(submit)
    assert PHONE[-5:] not in plain.page.content()
    asked = {each["id"] for each in agent.get("/call-backs")["call_backs"]}
    assert plain.case in asked
    assert agent.post(f"/call-backs/{plain.case}/reveal")["phone"] == E164


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_for_the_phone_without_script(agent: Agent, plain: PlainTalk, language: Language) -> None:
    plain.open()
    plain.say(QUESTION[language])
    plain.press(told("code_show", language))
    assert plain.page.title().startswith(told("state_code", language))
    code = plain.page.locator(".signs [aria-hidden]").inner_text()
    assert agent.post(f"/codes/{code.replace(' ', '')}")["case"]["id"] == plain.case
    plain.say(AFRAID[language])
    plain.stands("with_agent")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_goes_on_without_script(agent: Agent, plain: PlainTalk, language: Language) -> None:
    case = agent.call(language)
    code: str = agent.post(f"/cases/{case}/code")["code"]
    plain.page.locator("summary").click()
    plain.page.locator("#code").fill("AAAAAAAA")
    assert say("errors", "unknown_code", language) in plain.press(told("call_code_submit", language))
    plain.page.locator("#code").fill(code.lower())
    assert CALL_GOES_ON[language] in plain.press(told("call_code_submit", language))
    assert plain.case == case
    assert plain.page.locator("[name=payload]").count() > 4
    assert TAKEN[language] in plain.say(QUESTION[language])
