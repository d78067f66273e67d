"""From the machine to people and back, by the widget and by /chat without script, beside a real agent."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pyotp
import pytest
from playwright.sync_api import Page, expect

from bot.handover.hours import DAYS, PARIS
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import say
from tests.browser.accessibility import violations
from tests.browser.conftest import Visiting, equip
from tests.browser.console.hired import PASSWORD, Hired
from tests.browser.test_without_script import PlainPage
from tests.browser.visitor import Visitor, said_by_widget
from tests.running_vigie import RunningVigie

ASKS: dict[Language, str] = {"fr": "je veux parler à quelqu'un", "en": "I want to talk to a person"}
AGREES: dict[Language, str] = {"fr": "Oui, passez la conversation", "en": "Yes, pass it on"}
QUESTION: dict[Language, str] = {"fr": "quelles données ont été volées ?", "en": "which data were taken?"}
TAKEN: dict[Language, str] = {"fr": "numéro de sécurité sociale", "en": "social security number"}
HELLO: dict[Language, str] = {"fr": "Bonjour, je lis votre message.", "en": "Hello, I am reading you."}
AFRAID: dict[Language, str] = {"fr": "j'ai peur pour mon compte", "en": "I am afraid for my account"}
GONE: dict[Language, str] = {"fr": "a quitté la conversation", "en": "has left the conversation"}
NOTED: dict[Language, str] = {"fr": "Votre numéro est noté", "en": "Your number is noted"}
CALL_GOES_ON: dict[Language, str] = {"fr": "Votre appel continue ici", "en": "Your call goes on here"}
# Of those that the French authority keeps for fiction.
PHONE, E164 = "06 39 98 12 34", "+33639981234"
LOOKS: dict[str, dict[str, Any]] = {
    "360 px": {"viewport": {"width": 360, "height": 740}},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "400 % zoom": {"viewport": {"width": 320, "height": 256}, "reduced_motion": "reduce"},
}
# Told apart by more than a colour, but for the machine and the person themselves.
_LOOK = """each => { const { borderTopStyle, borderTopWidth, backgroundColor } = getComputedStyle(each);
return [borderTopStyle, borderTopWidth, backgroundColor].join() }"""
_NO_SOCKET = "window.WebSocket = class { static CONNECTING = 0; readyState = 0; close() {} }"
_numbers = count(1)


class Agent:
    """Somebody of the team, present, with a program instead of the console."""

    def __init__(self, vigie: RunningVigie) -> None:
        hired = Hired(vigie, f"people{next(_numbers)}")
        sent = {"name": hired.name, "password": PASSWORD, "code": pyotp.TOTP(hired.secret).now()}
        signed_in = vigie.http.post("/agent/sign-in", json=sent)
        assert signed_in.status_code == 200, signed_in.text
        self._http = vigie.http
        self._headers = {"Authorization": f"Bearer {signed_in.json()['token']}"}
        self.get("/queue")

    def get(self, path: str) -> Any:
        answer = self._http.get(f"/agent{path}", headers=self._headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = self._http.post(f"/agent{path}", json=body, headers=self._headers)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    def take(self, case: str) -> None:
        self.post(f"/cases/{case}/take")

    def write(self, case: str, text: str) -> None:
        self.post(f"/cases/{case}/messages", {"text": text, "message_id": f"agent-{next(_numbers)}"})

    def heard(self, case: str) -> list[str]:
        """What the person wrote."""
        return [each["text"] for each in self.get(f"/cases/{case}")["messages"] if each["role"] == "user"]

    def give_back(self, case: str) -> None:
        messages = self.get(f"/cases/{case}")["messages"]
        seen = [each["id"] for each in messages if each["role"] == "user"][-1]
        self.post(f"/cases/{case}/give-back", {"seen": seen})

    def call(self, language: Language) -> str:
        """A call in which one thing was said; its id."""
        case: str = self.post("/calls", {"language": language})["case"]["id"]
        self.post("/suggestions", {"text": QUESTION[language], "call": case})
        return case


@pytest.fixture
def agent(helping: RunningVigie) -> Agent:
    return Agent(helping)


@pytest.fixture(scope="module")
def away(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    """A Vigie whose team answers on another day than today."""
    assert model.is_file()
    data_dir = tmp_path_factory.mktemp("away")
    equip(data_dir)
    day = DAYS[(datetime.now(UTC).astimezone(PARIS) + timedelta(days=3)).weekday()]
    with RunningVigie.started(data_dir, workers=1, VIGIE_AGENT_HOURS=f"{day} 09:00-18:00") as running:
        running.wait_until_ready()
        yield running


@pytest.fixture
def waiting(agent: Agent, helping: RunningVigie, visiting: Visiting, language: Language) -> Visitor:
    assert agent
    return ask_for_a_person(visiting(f"{helping.address}/?language={language}"), language)


def ask_for_a_person(visitor: Visitor, language: Language) -> Visitor:
    visitor.open()
    visitor.say(QUESTION[language])
    visitor.say(ASKS[language])
    visitor.press(AGREES[language])
    visitor.stands("waiting")
    return visitor


def held(visitor: Visitor) -> list[dict[str, str]]:
    """What the widget shows."""
    found: list[dict[str, str]] = visitor.page.evaluate(
        """document.querySelector("vigie-chat").conversation.messages.map(
          ({id, role, text}) => ({id, role, text}))"""
    )
    return found


def history(visitor: Visitor) -> list[dict[str, str]]:
    found: list[dict[str, str]] = visitor.page.evaluate(
        """async () => { const { conversation } = document.querySelector("vigie-chat");
        return (await (await conversation.call("GET", "/messages")).json()).messages.map(
          ({id, role, text}) => ({id, role, text})) }"""
    )
    return found


def told(key: str, language: Language, **values: object) -> str:
    return say("chat", key, language, **values)


# --- the hand-over in the widget


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
    assert waiting.messages.count() == before + 4
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
    assert waiting.find("[data-menu]").count() == 0
    assert waiting.find(".choices button:not([aria-disabled])").count() == 0


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


# --- a call back


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
    assert phone.input_value() == "12"
    phone.fill(PHONE)
    visitor.find("[name=when]").fill({"fr": "lundi matin", "en": "Monday morning"}[language])
    submit.press("Enter")
    visitor.find(".message.system").get_by_text(NOTED[language]).wait_for()
    visitor.page.wait_for_timeout(1000)
    assert visitor.find(".message.system").count() == 1
    expect(visitor.find(".beside button")).to_be_focused()
    _is_nowhere(visitor, bodies)
    (asked,) = [each for each in agent.get("/call-backs")["call_backs"] if each["language"] == language]
    assert agent.post(f"/call-backs/{asked['id']}/reveal")["phone"] == E164


def _is_nowhere(visitor: Visitor, bodies: list[tuple[str, str]]) -> None:
    """The number: neither in what was said, nor kept in the tab, nor sent anywhere but where it must."""
    signs = PHONE[-5:]
    assert not any(signs in each["text"] for each in [*held(visitor), *history(visitor)])
    assert signs not in visitor.page.evaluate("JSON.stringify(sessionStorage)")
    assert visitor.find("#text").input_value() == ""
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
    assert phone.input_value() == "+49 1512 3456786"
    phone.fill("1 85 05 75 123 456 78")
    assert "123" not in phone.input_value()


# --- codes told on the phone


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
    assert visitor.find(".signs").count() == 0


def show_code(visitor: Visitor) -> str:
    visitor.find("[aria-controls=more]").click()
    visitor.find("#show-code").click()
    return visitor.find(".signs [aria-hidden]").inner_text()


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
    assert visitor.find("#call-code").count() == 0
    assert TAKEN[language] in visitor.say(QUESTION[language])
    _until(lambda: helping.store.keys(f"*{empty}*") == [])
    before = visitor.texts()
    visitor.page.reload()
    visitor.messages.nth(len(before) - 1).wait_for()
    assert visitor.texts() == before


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


# --- the page without script


class PlainTalk(PlainPage):
    def __init__(self, page: Page, language: Language) -> None:
        super().__init__(page)
        self.language = language

    def open(self) -> None:
        self.press(say("page", "open", self.language))

    @property
    def case(self) -> str:
        return self.page.locator("[name=id]").first.get_attribute("value") or ""

    def stands(self, key: str) -> None:
        expect(self.page.locator(".whose")).to_have_text(told(key, self.language))
        assert self.page.title().startswith(
            told({"waiting": "state_queue", "with_agent": "state_agent"}[key], self.language)
        )

    def look(self) -> str:
        return self.press(told("look_again", self.language))

    def roles(self) -> list[str]:
        return [
            each.split()[1]
            for each in self.page.locator(".message").evaluate_all("a => a.map(e => e.className)")
        ]


@pytest.fixture
def plain(helping: RunningVigie, visiting: Visiting, language: Language) -> PlainTalk:
    visitor = visiting(f"{helping.address}/chat?language={language}", java_script_enabled=False)
    return PlainTalk(visitor.page, language)


def ask_on_plain_page(plain: PlainTalk) -> None:
    plain.open()
    plain.say(ASKS[plain.language])
    plain.press(AGREES[plain.language])
    plain.stands("waiting")


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
    assert plain.page.locator("#text").input_value() == AFRAID[language]
    with plain.page.expect_navigation():
        plain.page.locator(".write button").press("Enter")
    plain.stands("with_agent")
    assert plain.page.locator(".choices").count() == 0
    assert agent.heard(case)[-1] == AFRAID[language]
    agent.write(case, f"{HELLO[language]} 2")
    assert f"{HELLO[language]} 2" in plain.look()
    agent.give_back(case)
    assert GONE[language] in plain.look()
    assert plain.page.locator(".whose, iframe").count() == 0
    assert TAKEN[language] in plain.say(QUESTION[language])
    roles = plain.roles()
    start = roles.index("agent") - 1
    assert roles[start:][:7] == ["system", "agent", "user", "agent", "system", "user", "bot"]
    assert plain.page.locator(".message.agent").count() == 2


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


# --- accessibility


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", LOOKS)
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
@pytest.mark.parametrize("look", LOOKS)
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


def ask_on_plain_page_anew(plain: PlainTalk) -> None:
    plain.press(told("open_new", plain.language))
    plain.say(ASKS[plain.language])
    plain.press(AGREES[plain.language])
    plain.stands("waiting")
