"""Somebody at the console: what they press, type and read."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page

from bot.knowledge.bilingual import Language
from bot.wording import say
from tests.browser.visitor import Visitor

_FOCUSED = "() => [document.activeElement.id, document.activeElement.textContent].join(' | ')"


class Console:
    """`language`: the one that the agent reads."""

    def __init__(self, visitor: Visitor, language: Language) -> None:
        self.visitor, self.language = visitor, language
        self.page: Page = visitor.page
        self.find("#connection:not(.lost)").wait_for()

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def told(self, key: str) -> str:
        """A sentence of data/wording/console.yml that has no blanks."""
        return say("console", key, self.language)

    @property
    def focused(self) -> str:
        words: str = self.page.evaluate(_FOCUSED)
        return words

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def new_call(self) -> None:
        self.press("F2")
        self.find("#answer .script").wait_for()
        self.find("#box:focus").wait_for()

    def take_first(self) -> None:
        self.find("#queue .case [id^=take]").first.wait_for()
        self.press("F4")
        self.find("#box:focus").wait_for()

    def hear(self, text: str) -> str:
        """What the caller says, typed and looked up; what there is to say then."""
        with self._answered():
            self.press("F8")
            self.page.keyboard.insert_text(text)
            self.press("Enter")
        return self.script

    def choose(self, number: int) -> str:
        """The caller's answer: out of the box, then its number."""
        with self._answered():
            if self.focused.startswith("box"):
                self.press("Escape")
            self.press(str(number))
        return self.script

    def correct(self, number: int) -> str:
        with self._answered():
            self.press(f"Alt+{number}")
        return self.script

    @contextmanager
    def _answered(self) -> Iterator[None]:
        with self.page.expect_response("**/api/v1/agent/suggestions") as answering:
            yield
        assert answering.value.status == 200, answering.value.text()
        self.find("#answer:not([aria-busy]) .script").wait_for()

    @property
    def script(self) -> str:
        return self.find("#answer .script").inner_text()

    def script_in(self, language: Language) -> str:
        return self.find(f"#answer .script section[lang^={language}]").inner_text()

    @property
    def understood(self) -> str:
        return self.find("#answer .understood .topic").inner_text()

    def write(self, text: str) -> None:
        """To a person in the chat; until it stands in the transcript."""
        before = self.find("#log .agent").count()
        self.press("F8")
        self.page.keyboard.insert_text(text)
        self.press("Enter")
        self.find("#log .agent").nth(before).wait_for()

    def dialog(self, key: str) -> Locator:
        """The one on top, once it shows; `key` names its button's title."""
        found = self.find("dialog[open]").last
        found.get_by_role("heading", name=self.told(key)).wait_for()
        return found
