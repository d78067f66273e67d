"""The JSON that agents' programs send."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictStr, model_validator

from bot.knowledge.bilingual import Language
from bot.reception.limits import LONGEST_MESSAGE_ID

LONGEST_SUMMARY = 3000
_MessageId = Annotated[StrictStr, Field(pattern=rf"^[A-Za-z0-9._:\-]{{1,{LONGEST_MESSAGE_ID}}}$")]
_Name = Annotated[StrictStr, Field(max_length=200)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WrittenShape(_Closed):
    """What an agent writes to a person; a repeated `message_id` is sent once."""

    text: StrictStr
    message_id: _MessageId


class SeenShape(_Closed):
    """The person's last message that the agent saw; null when there was none."""

    seen: StrictStr | None = None


class ClosingShape(SeenShape):
    outcome: _Name
    summary: Annotated[StrictStr, Field(max_length=LONGEST_SUMMARY)] = ""


class TransferShape(_Closed):
    """Null: back to the queue."""

    to: _Name | None = None


class NewCallShape(_Closed):
    language: Language = "fr"
    incident: StrictStr | None = None


class HeardShape(_Closed):
    """The caller's words, a choice that was read out, or the topic that was meant; `call` None opens one."""

    text: StrictStr | None = None
    payload: StrictStr | None = None
    topic: _Name | None = None
    call: _Name | None = None
    language: Language | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> "HeardShape":
        if sum(each is not None for each in (self.text, self.payload, self.topic)) != 1:
            raise ValueError("text, payload or topic")
        return self


class CallBackShape(_Closed):
    """A number of any country; `when` in the person's words."""

    phone: Annotated[StrictStr, Field(max_length=40)]
    when: Annotated[StrictStr, Field(max_length=100)] = ""


class CodeShape(_Closed):
    """As it was read out: hyphens, spaces and small letters do not matter."""

    code: Annotated[StrictStr, Field(max_length=40)]
