"""Forms of SMS providers as a table: names of fields and headers, not code."""

from functools import cache
from typing import Any, Literal

from pydantic import Field, RootModel

from api.channels.reading import id_of
from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT

TABLE = PROJECT / "data" / "messaging" / "sms_providers.yml"


class Signature(Strict):
    """`signs`: what is signed, with {body}, {timestamp} and {nonce}; the last two are headers."""

    header: str
    signs: str = Field(pattern=r"\{body\}")
    encoding: Literal["hex", "base64"]
    timestamp: str
    nonce: str | None = None


class MessageFields(Strict):
    """Paths with dots into a call; `when`: paths and the values they must have."""

    when: dict[str, str] = Field(default_factory=dict)
    id: str
    sender: str
    text: str


class ReportFields(Strict):
    when: dict[str, str] = Field(default_factory=dict)
    id: str
    status: str
    delivered: tuple[str, ...]
    failed: tuple[str, ...]


class Sending(Strict):
    """`body`: with {number}, {to}, {text} and {report_to}; `url` with {api} and {account}."""

    url: str
    auth: Literal["bearer", "basic"]
    body: dict[str, Any]
    id: str


class Provider(Strict):
    signature: Signature
    message: MessageFields
    report: ReportFields
    sending: Sending


class ProviderTable(RootModel[dict[str, Provider]]):
    """Provider → its form."""


@cache
def providers() -> dict[str, Provider]:
    """Raises BrokenPack."""
    return load_pack(TABLE, ProviderTable).root


def at(content: Any, path: str) -> str:
    """What stands there as text; empty when nothing does."""
    for name in path.split("."):
        if isinstance(content, list):
            content = content[0] if content else None
        content = content.get(name) if isinstance(content, dict) else None
    return id_of(content)


def fits(content: Any, when: dict[str, str]) -> bool:
    return all(at(content, path) == value for path, value in when.items())


def filled(template: Any, values: dict[str, str]) -> Any:
    """The same structure with its {blanks} filled."""
    if isinstance(template, dict):
        return {name: filled(each, values) for name, each in template.items()}
    if isinstance(template, list):
        return [filled(each, values) for each in template]
    return template.format(**values) if isinstance(template, str) else template
