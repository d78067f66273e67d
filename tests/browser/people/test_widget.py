"""From the machine to people and back in the widget, beside a real agent."""

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
    ask_for_a_person,
    held,
    history,
    show_code,
    until,
)
from tests.browser.visitor import Visitor, said_by_widget
from tests.running_vigie import RunningVigie

# Told apart by more than a colour, but for the machine and the person themselves.
_LOOK = """each => { const { borderTopStyle, borderTopWidth, backgroundColor } = getComputedStyle(each);
return [borderTopStyle, borderTopWidth, backgroundColor].join() }"""
_NO_SOCKET = "window.WebSocket = class { static CONNECTING = 0; readyState = 0; close() {} }"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_hand_over(waiting: Visitor, agent: Agent, language: Language) -> None:
    case = waiting.conversation
    agent.take(case)
    waiting.stands("with_agent")
    before = waiting.messages.count()
    waiting.write(AFRAID[language])
    expect(waiting.find(".going")).to_have_text("")
    agent.write(case, HELLO[language])
    expect(waiting.find(".message.agent .said")).to_have_text(HELLO[language])
    waiting.write(QUESTION[language])
    agent.write(case, f"{HELLO[language]} 2")
    waiting.find(".message.agent").nth(1).wait_for()
    # Both, twice, and nothing of the machine.
    expect(waiting.messages).to_have_count(before + 4)
    assert agent.heard(case)[-2:] == [AFRAID[language], QUESTION[language]]
    agent.give_back(case)
    waiting.stands("")
    assert GONE[language] in waiting.last
    assert TAKEN[language] in waiting.say(QUESTION[language])
    assert held(waiting) == history(waiting)
    roles = [each["role"] for each in held(waiting)]
    assert roles[before:] == [
        "user",
        "agent",
        "user",
        "agent",
        "system",
        "user",
        *["bot"] * (len(roles) - before - 6),
    ]
    assert len({each["id"] for each in held(waiting)}) == len(roles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_who_speaks_is_named_and_looks_otherwise(
    waiting: Visitor, agent: Agent, language: Language
) -> None:
    agent.take(waiting.conversation)
    agent.write(waiting.conversation, HELLO[language])
    waiting.find(".message.agent").wait_for()
    looks = set()
    for role, key in {"user": "you", "bot": "bot", "agent": "agent", "system": "system"}.items():
        one = waiting.find(f".message.{role}").last
        expect(one.locator(".who").first).to_have_text(said_by_widget(key, language))
        looks.add(one.locator(".said").evaluate(_LOOK))
    assert len(looks) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_an_agent_answers_nothing_offers_what_the_machine_would_do(
    waiting: Visitor, agent: Agent
) -> None:
    agent.take(waiting.conversation)
    waiting.stands("with_agent")
    expect(waiting.find("[data-menu]")).to_have_count(0)
    expect(waiting.find(".choices button:not([aria-disabled])")).to_have_count(0)


def test_without_a_socket_one_asks(agent: Agent, helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting("about:blank")
    visitor.page.add_init_script(_NO_SOCKET)
    visitor.page.goto(f"{helping.address}/?language=fr")
    ask_for_a_person(visitor, "fr")
    agent.take(visitor.conversation)
    agent.write(visitor.conversation, HELLO["fr"])
    visitor.stands("with_agent")
    visitor.write(AFRAID["fr"])
    expect(visitor.find(".going")).to_have_text("")
    agent.write(visitor.conversation, f"{HELLO['fr']} 2")
    visitor.find(".message.agent").nth(1).wait_for()
    assert held(visitor) == history(visitor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_of_page_keeps_who_answers(waiting: Visitor, agent: Agent, language: Language) -> None:
    agent.take(waiting.conversation)
    waiting.stands("with_agent")
    agent.write(waiting.conversation, HELLO[language])
    waiting.find(".message.agent").wait_for()
    before = held(waiting)
    waiting.page.reload()
    waiting.find(".message.agent").wait_for()
    waiting.stands("with_agent")
    assert held(waiting) == before
    assert HELLO[language] not in waiting.page.evaluate("JSON.stringify(sessionStorage)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_to_call_back(away: RunningVigie, visiting: Visiting, language: Language) -> None:
    agent = Agent(away)
    visitor = visiting(f"{away.address}/?language={language}")
    visitor.open()
    bodies: list[tuple[str, str]] = []
    visitor.page.on("request", lambda request: bodies.append((request.url, request.post_data or "")))
    visitor.say(ASKS[language])
    phone, submit = visitor.find("[type=tel]"), visitor.find("form.beside [type=submit]")
    phone.fill("12")
    submit.click()
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_be_focused()
    described = visitor.find(f"[id='{phone.get_attribute('aria-describedby')}']")
    expect(described).to_contain_text(say("errors", "bad_phone", language))
    expect(phone).to_have_value("12")
    phone.fill(PHONE)
    visitor.find("[name=when]").fill({"fr": "lundi matin", "en": "Monday morning"}[language])
    submit.press("Enter")
    visitor.find(".message.system").get_by_text(NOTED[language]).wait_for()
    visitor.page.wait_for_timeout(1000)
    expect(visitor.find(".message.system")).to_have_count(1)
    expect(visitor.find(".beside button")).to_be_focused()
    _is_nowhere(visitor, bodies)
    (asked,) = [each for each in agent.get("/call-backs")["call_backs"] if each["id"] == visitor.conversation]
    assert asked["language"] == language
    assert agent.post(f"/call-backs/{asked['id']}/reveal")["phone"] == E164


def _is_nowhere(visitor: Visitor, bodies: list[tuple[str, str]]) -> None:
    """The number: neither in what was said, nor kept in the tab, nor sent anywhere but where it must."""
    signs = PHONE[-5:]
    assert not any(signs in each["text"] for each in [*held(visitor), *history(visitor)])
    assert signs not in visitor.page.evaluate("JSON.stringify(sessionStorage)")
    expect(visitor.find("#text")).to_have_value("")
    assert signs not in visitor.find(".panel").inner_text()
    assert [url for url, body in bodies if signs in body] == [
        url for url, _ in bodies if url.endswith("/call-back")
    ][-1:]


def test_a_number_of_another_country_is_not_taken_for_a_card(away: RunningVigie, visiting: Visiting) -> None:
    Agent(away)
    visitor = visiting(f"{away.address}/?language=en")
    visitor.open()
    visitor.say(ASKS["en"])
    phone = visitor.find("[type=tel]")
    # Thirteen digits whose sum is right for a card.
    phone.fill("+49 1512 3456786")
    expect(phone).to_have_value("+49 1512 3456786")
    phone.fill("1 85 05 75 123 456 78")
    assert "123" not in phone.input_value()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_for_the_phone(
    agent: Agent, helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    visitor = visiting(f"{helping.address}/?language={language}")
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open()
    visitor.say(QUESTION[language])
    code = show_code(visitor)
    assert [len(part) for part in code.split(" ")] == [4, 4]
    expect(visitor.find(".code[role=status] .unseen")).to_have_text(" ".join(code))
    expect(visitor.find("#copy-code")).to_be_focused()
    visitor.find("#copy-code").press("Enter")
    expect(visitor.find(".notice")).to_have_text(said_by_widget("code_copied", language))
    assert visitor.page.evaluate("navigator.clipboard.readText()") == code
    joined = agent.post(f"/codes/{code.replace(' ', '-')}")
    assert joined["case"]["id"] == visitor.conversation
    visitor.stands("with_agent")
    expect(visitor.find(".signs")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_goes_on_in_the_widget(
    agent: Agent, helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    case = agent.call(language)
    code: str = agent.post(f"/cases/{case}/code")["code"]
    visitor = visiting(f"{helping.address}/?language={language}")
    visitor.open()
    empty = visitor.conversation
    visitor.find(".call summary").click()
    field = visitor.find("#call-code")
    field.fill("AAAAAAAA")
    field.press("Enter")
    expect(visitor.find("#call-code-hint")).to_contain_text(say("errors", "unknown_code", language))
    expect(field).to_be_focused()
    field.fill(f"{code[:4].lower()}-{code[4:].lower()}")
    field.press("Enter")
    visitor.find(".message.system").get_by_text(CALL_GOES_ON[language]).wait_for()
    assert visitor.conversation == case
    assert visitor.texts()[0] == f"user: {QUESTION[language]}"
    expect(visitor.find("#call-code")).to_have_count(0)
    assert TAKEN[language] in visitor.say(QUESTION[language])
    until(lambda: helping.store.keys(f"*{empty}*") == [])
    before = visitor.texts()
    visitor.page.reload()
    visitor.messages.nth(len(before) - 1).wait_for()
    assert visitor.texts() == before
