"""What is said around an agent's time, an agent with a program, and a person on the page without script."""

import time
from collections.abc import Callable
from itertools import count
from typing import Any

from playwright.sync_api import Page, expect

from bot.knowledge.bilingual import Language
from bot.wording import say
from tests.browser.test_without_script import PlainPage
from tests.browser.visitor import Visitor
from tests.hired import Hired
from tests.running_vigie import RunningVigie

ASKS: dict[Language, str] = {"fr": "je veux parler à quelqu'un", "en": "I want to talk to a person"}
AGREES: dict[Language, str] = {"fr": "Oui, passez la conversation", "en": "Yes, pass it on"}
QUESTION: dict[Language, str] = {"fr": "quelles données ont été volées ?", "en": "which data were taken?"}
TAKEN: dict[Language, str] = {"fr": "numéro de sécurité sociale", "en": "social security number"}
HELLO: dict[Language, str] = {"fr": "Bonjour, je lis votre message.", "en": "Hello, I am reading you."}
AFRAID: dict[Language, str] = {"fr": "j'ai peur pour mon compte", "en": "I am afraid for my account"}
GONE: dict[Language, str] = {"fr": "a quitté la conversation", "en": "has left the conversation"}
NOTED: dict[Language, str] = {"fr": "Votre numéro est noté", "en": "Your number is noted"}
PHONE, E164 = "06 39 98 12 34", "+33639981234"
CALL_GOES_ON: dict[Language, str] = {"fr": "Votre appel continue ici", "en": "Your call goes on here"}

LOOKS: dict[str, dict[str, Any]] = {
    "360 px": {"viewport": {"width": 360, "height": 740}},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "400 % zoom": {"viewport": {"width": 320, "height": 256}, "reduced_motion": "reduce"},
}

_numbers = count(1)


class Agent:
    """Somebody of the team, present, with a program instead of the console."""

    def __init__(self, vigie: RunningVigie) -> None:
        hired = Hired(vigie, f"people{next(_numbers)}")
        signed_in = vigie.http.post("/agent/sign-in", json=hired.credentials)
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


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def show_code(visitor: Visitor) -> str:
    visitor.find("[aria-controls=more]").click()
    visitor.find("#show-code").click()
    return visitor.find(".signs [aria-hidden]").inner_text()


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


def ask_on_plain_page(plain: PlainTalk) -> None:
    plain.open()
    plain.say(ASKS[plain.language])
    plain.press(AGREES[plain.language])
    plain.stands("waiting")


def ask_on_plain_page_anew(plain: PlainTalk) -> None:
    plain.press(told("open_new", plain.language))
    plain.say(ASKS[plain.language])
    plain.press(AGREES[plain.language])
    plain.stands("waiting")
