"""What is said to a person: text, buttons, sources and links, ready for any channel."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from bot.documents.kind import Kind
from bot.knowledge.bilingual import Language

# What is filled in beside the chat: the check by reference, a number to call back, a paper, or a box for the
# next message.
FormKind = Literal["verification", "call_back", "paste", "place"] | Kind


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
    # Names of the facts that were said or cited.
    facts: tuple[str, ...] = ()
    # What the form already knows: names of situations and steps, never what was typed.
    form_values: Mapping[str, list[str]] = field(default_factory=dict)
    # What pages draw instead of the list in the text: `plan` as a checklist, `stations` as cards.
    shown: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
