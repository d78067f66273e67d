"""Somebody in front of a page with the widget, who clicks, types and reads."""

import json
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page, expect

from bot.command_line.widget import STRINGS

WIDGET = "vigie-chat"


@cache
def _strings() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(STRINGS.read_text(encoding="utf-8"))
    return found


def said_by_widget(key: str, language: str) -> str:
    return _strings()[key][language]


class Visitor:
    """`requests`: every address asked for; `errors`: what scripts raised."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def find(self, selector: str) -> Locator:
        return self.page.locator(f"{WIDGET} {selector}")

    @property
    def messages(self) -> Locator:
        return self.find(".message")

    def refusals(self) -> list[str]:
        refused: list[str] = self.page.evaluate("window.refusals || []")
        return refused

    def open(self) -> None:
        self.find(".launcher").click()
        self.messages.first.wait_for()

    def answered(self, before: int) -> str:
        """Waits for an answer that is not « one moment », then the text of the last message."""
        self.page.wait_for_function(
            """before => { const chat = document.querySelector("vigie-chat");
            const { conversation } = chat;
            return conversation && !conversation.typing && conversation.messages.length > before }""",
            arg=before,
        )
        return self.last

    @property
    def last(self) -> str:
        return self.messages.last.inner_text()

    def say(self, text: str) -> str:
        before = self.messages.count()
        self.find("#text").fill(text)
        self.find("#text").press("Enter")
        return self.answered(before + 1)

    def write(self, text: str) -> None:
        """To a person: the server has it, and no answer comes by itself."""
        self.find("#text").fill(text)
        with self.page.expect_response("**/messages") as sending:
            self.find("#text").press("Enter")
        assert sending.value.status == 200

    def stands(self, key: str) -> None:
        """Waits until the line above the text box says so: `waiting`, `with_agent`, or nothing."""
        said = said_by_widget(key, self.language) if key else ""
        expect(self.find(".whose")).to_have_text(said)

    @property
    def conversation(self) -> str:
        found: str = self.page.evaluate("document.querySelector('vigie-chat').conversation.id")
        return found

    @property
    def language(self) -> str:
        found: str = self.page.evaluate("document.querySelector('vigie-chat').language")
        return found

    def press(self, title: str) -> str:
        before = self.messages.count()
        self.find(".choice:not([aria-disabled])").filter(has_text=title).last.click()
        return self.answered(before + 1)

    def ask(self, name: str) -> str:
        """One of the menu's entries."""
        before = self.messages.count()
        entry = self.find(f"[data-menu={name}]")
        if not entry.is_visible():
            self.find("[aria-controls=more]").click()
        entry.click()
        return self.answered(before + 1)

    def speak(self, language: str) -> None:
        before = self.messages.count()
        self.find(f".languages [lang={language}]").click()
        self.answered(before + 1)

    def texts(self) -> list[str]:
        """Role and text of every message, as the widget holds them."""
        held: list[dict[str, Any]] = self.page.evaluate(
            "document.querySelector('vigie-chat').conversation.messages.map(({role, text}) => ({role, text}))"
        )
        return [f"{each['role']}: {each['text']}" for each in held]
