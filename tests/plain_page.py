"""A person whose browser runs no script: reads the page /chat, fills in its forms, presses its buttons."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Protocol
from urllib.parse import urljoin

import httpx

from bot.knowledge.bilingual import Language
from tests.running_vigie import CERTIFICATES

_VOID = frozenset({"input", "meta", "link", "br", "img", "hr"})


@dataclass
class PlainButton:
    title: str
    name: str | None
    value: str


@dataclass
class PlainForm:
    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    buttons: list[PlainButton] = field(default_factory=list)

    def button(self, title: str) -> PlainButton | None:
        return next((button for button in self.buttons if title in button.title), None)

    def filled(self, typed: dict[str, str], button: PlainButton | None) -> dict[str, list[str]]:
        """What a browser sends; a field that is typed in twice is a mistake of the test."""
        assert set(typed) <= set(self.typed), (typed, self.typed)
        body: dict[str, list[str]] = {}
        for name, value in self.fields:
            if name not in typed:
                body.setdefault(name, []).append(value)
        body |= {name: [value.replace("\n", "\r\n")] for name, value in typed.items()}
        if button is not None and button.name:
            body[button.name] = [button.value]
        return body


@dataclass
class PlainMessage:
    role: str
    language: str = ""
    text: str = ""


class PlainPage(HTMLParser):
    """`text` is what is read, `tags` every element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = self.text = ""
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.forms: list[PlainForm] = []
        self.messages: list[PlainMessage] = []
        self.links: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        assert self._open == [], self._open

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def alerts(self) -> int:
        return sum(attributes.get("role") == "alert" for _, attributes in self.tags)

    def form_with(self, wanted: Callable[[PlainForm], bool]) -> PlainForm:
        found = [form for form in self.forms if wanted(form)]
        assert found, (self.title, self.text)
        return found[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag not in _VOID:
            self._open.append((tag, attributes))
        getattr(self, f"_begin_{tag}", lambda _: None)(attributes)

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        within = [tag for tag, _ in self._open]
        if "title" in within:
            self.title += data
        elif "textarea" in within:
            name, value = self.forms[-1].fields.pop()
            self.forms[-1].fields.append((name, (value + data).removeprefix("\n")))
        else:
            self.text += data
            self._add_to_parts(data, within)

    def _add_to_parts(self, data: str, within: list[str]) -> None:
        if "button" in within:
            self.forms[-1].buttons[-1].title += data
        if self.messages and any(
            "said" in attributes.get("class", "").split() for _, attributes in self._open
        ):
            self.messages[-1].text += data

    def _begin_form(self, attributes: dict[str, str]) -> None:
        assert attributes["method"] == "post"
        assert sum(tag == "form" for tag, _ in self._open) == 1
        self.forms.append(PlainForm(attributes["action"]))

    def _begin_input(self, attributes: dict[str, str]) -> None:
        self.forms[-1].fields.append((attributes["name"], attributes.get("value", "")))
        if attributes.get("type") != "hidden":
            self.forms[-1].typed.append(attributes["name"])
            self.forms[-1].ids.append(attributes["id"])

    def _begin_textarea(self, attributes: dict[str, str]) -> None:
        self._begin_input({**attributes, "value": ""})

    def _begin_select(self, attributes: dict[str, str]) -> None:
        self._begin_input({**attributes, "value": ""})

    def _begin_option(self, attributes: dict[str, str]) -> None:
        if "selected" in attributes:
            name, _ = self.forms[-1].fields.pop()
            self.forms[-1].fields.append((name, attributes["value"]))

    def _begin_button(self, attributes: dict[str, str]) -> None:
        if self.forms:
            button = PlainButton("", attributes.get("name"), attributes.get("value", ""))
            self.forms[-1].buttons.append(button)

    def _begin_a(self, attributes: dict[str, str]) -> None:
        self.links.append(attributes["href"])

    def _begin_li(self, attributes: dict[str, str]) -> None:
        role = attributes.get("class", "").partition("message ")[2]
        if role:
            self.messages.append(PlainMessage(role))

    def _begin_div(self, attributes: dict[str, str]) -> None:
        if attributes.get("class") == "said":
            self.messages[-1].language = attributes["lang"]


class Site(Protocol):
    """A Vigie at an address: a running one, or a gateway alone."""

    @property
    def address(self) -> str: ...


class PlainVisitor:
    """Somebody at /chat. Every answer is checked for what no answer may do."""

    def __init__(self, vigie: Site, language: Language, **headers: str) -> None:
        self.language = language
        self._address, self._headers = vigie.address, headers
        self.answer = httpx.get(
            f"{vigie.address}/chat", params={"language": language}, headers=headers, verify=CERTIFICATES
        )
        self.page = self._read()

    @property
    def last(self) -> PlainMessage:
        return self.page.messages[-1]

    @property
    def secret(self) -> dict[str, str]:
        """The hidden fields of a conversation's page."""
        form = self.page.form_with(lambda form: "token" in dict(form.fields))
        return {name: value for name, value in form.fields if name in ("id", "token", "menu")}

    def open(self) -> None:
        self.submit(self.page.forms[0], {}, self.page.forms[0].buttons[0])

    def say(self, text: str) -> None:
        self.submit(self.page.form_with(_is_text_box), {"text": text})

    def paste(self, text: str) -> None:
        """Into the box under a message."""
        box = self.page.form_with(lambda form: form.typed == ["text"] and not _is_text_box(form))
        self.submit(box, {"text": text})

    def press(self, title: str) -> None:
        form = self.page.form_with(lambda form: form.button(title) is not None)
        self.submit(form, {}, form.button(title))

    def fill_in(self, button: str, **typed: str) -> httpx.Response:
        """The form that has all these fields, sent with the button of this name or title."""
        form = self.page.form_with(
            lambda form: set(typed) <= set(form.typed) and form.button(button) is not None
        )
        return self.submit(form, typed, form.button(button))

    def submit(
        self, form: PlainForm, typed: dict[str, str], button: PlainButton | None = None
    ) -> httpx.Response:
        return self.post(form.action, form.filled(typed, button))

    def post(self, action: str, body: dict[str, list[str]]) -> httpx.Response:
        address = urljoin(self._address, action.partition("#")[0])
        for value in (value for name in ("id", "token") for value in body.get(name, [])):
            assert value == "" or value not in address
        self.answer = httpx.post(address, data=body, headers=self._headers, timeout=30, verify=CERTIFICATES)
        assert self.answer.headers["cache-control"] == "no-store"
        if self.answer.headers["content-type"].startswith("text/html"):
            assert self.answer.headers["x-robots-tag"] == "noindex"
            self.page = self._read()
        return self.answer

    def _read(self) -> PlainPage:
        assert "set-cookie" not in self.answer.headers
        assert self.answer.headers["content-type"].startswith("text/html"), self.answer.text
        for forbidden in ("<script", " style=", " onclick="):
            assert forbidden not in self.answer.text
        page = PlainPage(self.answer.text)
        assert len(page.ids) == len(set(page.ids)), page.ids
        return page


def _is_text_box(form: PlainForm) -> bool:
    return form.ids == ["text"]
