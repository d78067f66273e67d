"""A visitor who has no mouse: everything is reached with Tab and pressed with Enter or Space."""

from tests.browser.visitor import Visitor

_MOST_TABS = 150
# What has the focus, also inside the widget: its words, and what it is; the log's words are others'.
_FOCUSED = """
() => { let found = document.activeElement;
while (found && found.shadowRoot && found.shadowRoot.activeElement) found = found.shadowRoot.activeElement;
if (!found || found.id === "log") return "";
return [found.id, found.getAttribute("aria-label"), found.textContent, found.name].join(" | ") }
"""


class Keyboard:
    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self._keys = visitor.page.keyboard

    @property
    def focused(self) -> str:
        words: str = self.visitor.page.evaluate(_FOCUSED)
        return words

    def reach(self, words: str, *, backwards: bool = False) -> None:
        """Raises AssertionError when no number of tabs gets there."""
        seen = []
        for _ in range(_MOST_TABS):
            if words in self.focused:
                return
            seen.append(self.focused[:40])
            self._keys.press("Shift+Tab" if backwards else "Tab")
        raise AssertionError(f"{words!r} is not reached; seen: {seen}")

    def press(self, words: str, *, backwards: bool = False) -> None:
        self.reach(words, backwards=backwards)
        self._keys.press("Enter")

    def type(self, words: str, text: str, *, backwards: bool = False) -> None:
        """Into the field that `words` name."""
        self.reach(words, backwards=backwards)
        self._keys.insert_text(text)

    def say(self, text: str) -> str:
        before = self.visitor.messages.count()
        self.type("text |", text)
        self._keys.press("Enter")
        return self.visitor.answered(before + 1)

    def choose(self, title: str) -> str:
        """A choice under the last answer, which stands before the text box."""
        before = self.visitor.messages.count()
        self.press(title, backwards=True)
        return self.visitor.answered(before + 1)
