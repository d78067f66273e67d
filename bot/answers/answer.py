"""What is said to a person: text, buttons, sources and links, ready for any channel."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.documents.kind import Kind
from bot.knowledge.bilingual import Language

# What is filled in beside the chat: the check by reference, or a paper.
FormKind = Literal["verification"] | Kind


@dataclass(frozen=True)
class Button:
    """`payload` is an intent (`/ask_cnil`) inside Vigie and an opaque string outside."""

    title: str
    payload: str


@dataclass(frozen=True)
class SourceLine:
    """`checked_on` as an ISO date."""

    title: str
    url: str
    checked_on: str


@dataclass(frozen=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True)
class Answer:
    response: str
    language: Language
    text: str
    buttons: tuple[Button, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    links: tuple[Link, ...] = ()
    form: FormKind | None = None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
