"""The JSON shapes of the conversation calls, as the contract names them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, StrictStr, model_validator

from bot.knowledge.bilingual import Language
from bot.store.conversations import State


class NewConversation(BaseModel):
    language: Language | None = None
    incident: StrictStr | None = None
    channel: Literal["web"] = "web"


class Sent(BaseModel):
    """Either what was typed, or the payload of a button of this conversation."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "Que dois-je faire ?"}]})

    text: StrictStr | None = None
    payload: StrictStr | None = None
    message_id: StrictStr | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "Sent":
        if (self.text is None) == (self.payload is None):
            raise ValueError("text or payload")
        return self


class ButtonShape(BaseModel):
    title: str
    payload: str


class SourceShape(BaseModel):
    title: str
    url: str
    checked_on: str


class LinkShape(BaseModel):
    title: str
    url: str


class MessageShape(BaseModel):
    id: str
    role: Literal["bot", "user", "agent", "system"]
    text: str
    language: Language
    buttons: list[ButtonShape]
    sources: list[SourceShape]
    links: list[LinkShape]
    form: dict[str, object] | None
    at: str


class AlternativeShape(BaseModel):
    topic: str
    confidence: float


class UnderstandingShape(BaseModel):
    topic: str | None
    confidence: float
    language: Language
    alternatives: list[AlternativeShape]


class MenuEntryShape(ButtonShape):
    name: str


class ConversationShape(BaseModel):
    """`menu`: what can be asked for at any moment, by language."""

    id: str
    token: str
    language: Language
    incident: str
    messages: list[MessageShape]
    menu: dict[Language, list[MenuEntryShape]]


class AnswerShape(BaseModel):
    messages: list[MessageShape]
    understanding: UnderstandingShape
    state: State


class HistoryShape(BaseModel):
    messages: list[MessageShape]
    state: State
