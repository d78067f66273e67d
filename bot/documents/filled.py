"""What may be filled in, kind by kind; what is left out becomes a blank line to fill by hand."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.deadlines.counting import later
from bot.documents.kind import Ground, Kind, NoticeChannel, Recipient, Situation
from bot.documents.typed import BirthDate, Brief, Items, Line, Passage, PastDate, Story, latest_today
from bot.knowledge.bilingual import Language


class Filled(BaseModel):
    """`asked`: the fields that a form in the chat shows, in this order; the others are for programs."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: ClassVar[Kind]
    asked: ClassVar[tuple[str, ...]]

    language: Language | None = None
    incident: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _blank_is_missing(cls, typed: Any) -> Any:
        if not isinstance(typed, dict):
            return typed
        return {
            name: value
            for name, value in typed.items()
            if value is not None and not (isinstance(value, str) and not value.strip())
        }


class Signed(Filled):
    """A letter that somebody signs."""

    name: Line
    address: Line | None = None
    postcode: Line | None = None
    city: Line | None = None
    email: Line | None = None
    phone: Line | None = None


class Notified(BaseModel):
    notice_received_on: PastDate | None = None
    notice_channel: NoticeChannel | None = None


class ComplaintLetter(Signed, Notified):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"name": "Camille Martin", "situation": "leak_only", "city": "Lyon", "court": "Lyon"}
            ]
        }
    )
    kind = "complaint_letter"
    asked = ("situation", "for", "name", "address", "city", "facts", "facts_on", "evidence")

    recipient: Recipient = Field(default="prosecutor", alias="for")
    situation: Situation = "leak_only"
    birth_date: BirthDate | None = None
    birth_place: Line | None = None
    nationality: Line | None = None
    occupation: Line | None = None
    court: Line | None = None
    facts: Story | None = None
    facts_on: PastDate | None = None
    discovered_on: PastDate | None = None
    place: Line | None = None
    suspect: Line | None = None
    witnesses: Line | None = None
    damage: Passage | None = None
    evidence: Items = ()
    civil_party: bool | None = None


class AccessRequest(Signed, Notified):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Camille Martin", "city": "Lyon"}]})
    kind = "access_request"
    asked = ("name", "address", "postcode", "city", "birth_date", "notice_received_on", "notice_channel")

    organisation: Line | None = None
    birth_date: BirthDate | None = None
    birth_place: Line | None = None


class CnilComplaint(Signed, Notified):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Camille Martin", "request_sent_on": "2022-04-04"}]}
    )
    kind = "cnil_complaint"
    asked = ("ground", "name", "address", "city", "organisation", "request_sent_on", "facts", "evidence")

    organisation: Line | None = None
    ground: Ground | None = None
    request_sent_on: PastDate | None = None
    facts: Story | None = None
    evidence: Items = ()

    @property
    def reason(self) -> Ground:
        return self.ground or ("no_answer" if self.request_sent_on else "poor_security")

    @model_validator(mode="after")
    def _answer_was_due(self) -> "CnilComplaint":
        sent = self.request_sent_on
        if self.reason == "no_answer" and sent is not None and later(sent, months=1) >= latest_today():
            raise PydanticCustomError("answer_not_due", "within the month", {"field": "request_sent_on"})
        return self


class IdentityStatement(Signed):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Camille Martin", "claims": ["Banque Exemple, 1 200 €, contrat 12"]}]
        }
    )
    kind = "identity_statement"
    asked = (
        "name",
        "birth_date",
        "birth_place",
        "address",
        "city",
        "claimant",
        "claims",
        "complaint_sent_on",
    )

    birth_date: BirthDate | None = None
    birth_place: Line | None = None
    claimant: Line | None = None
    claims: Items = ()
    discovered_on: PastDate | None = None
    complaint_sent_on: PastDate | None = None
    complaint_place: Line | None = None
    facts: Story | None = None


class RefusalCard(Filled):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"situation": "leak_only", "interpreter": True}]}
    )
    kind = "refusal_card"
    asked = ("situation", "name", "interpreter")

    situation: Situation = "leak_only"
    name: Line | None = None
    interpreter: bool = False


class EvidenceList(Filled):
    model_config = ConfigDict(json_schema_extra={"examples": [{"evidence": ["SMS, 4 avril"]}]})
    kind = "evidence_list"
    asked = ("situation", "name", "evidence")

    situation: Situation = "leak_only"
    name: Line | None = None
    evidence: Items = ()


class PhoneSummary(Filled):
    model_config = ConfigDict(json_schema_extra={"examples": [{"situation": "money_stolen"}]})
    kind = "phone_summary"
    asked = ("situation", "name", "facts", "facts_on", "request")

    situation: Situation = "leak_only"
    name: Line | None = None
    facts: Brief | None = None
    facts_on: PastDate | None = None
    request: Line | None = None


class Dated(BaseModel):
    """The days from which deadlines are counted."""

    facts_on: PastDate | None = None
    card_payment_on: PastDate | None = None
    request_sent_on: PastDate | None = None
    complaint_sent_on: PastDate | None = None


DATES = tuple(Dated.model_fields)


class PlanSheet(Filled, Dated):
    """`cases`: what happened, as `situation/detail` or `situation`; `done` and `later`: names of steps."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"cases": ["money_stolen/transfer"], "done": ["call_bank"]}]}
    )
    kind = "plan"
    asked = DATES

    cases: Items = ()
    done: Items = ()
    later: Items = ()


class Deadlines(Filled, Dated):
    model_config = ConfigDict(json_schema_extra={"examples": [{"request_sent_on": "2022-04-04"}]})
    kind = "deadlines"
    asked = DATES


MODELS: dict[Kind, type[Filled]] = {
    model.kind: model
    for model in (
        ComplaintLetter,
        AccessRequest,
        CnilComplaint,
        IdentityStatement,
        RefusalCard,
        EvidenceList,
        PhoneSummary,
        PlanSheet,
        Deadlines,
    )
}
