"""Where a statement comes from, how well it is proven and when it was last looked at."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, HttpUrl, StringConstraints, TypeAdapter, model_validator

from bot.knowledge.bilingual import Language, Strict, Text
from bot.knowledge.spoken_date import spoken_date

_URL = TypeAdapter(HttpUrl)


def _checked_url(value: str) -> str:
    _URL.validate_python(value)
    return value


WebAddress = Annotated[str, AfterValidator(_checked_url)]


def _real_date(value: str) -> str:
    # Missing parts are filled with the first of each; date refuses what no calendar has.
    date(*map(int, (*value.split("-"), "1", "1")[:3]))
    return value


# A year, a month or a day: sources are seldom dated more precisely than they should be.
PartialDate = Annotated[
    str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_real_date)
]

Evidence = Literal["V", "V-old", "V-1", "NV"]
Status = Literal["confirmed", "attributed", "at_least", "estimate", "claimed", "not_verified", "none_known"]
# One weak source, or none, may only be shown as what it is.
_OPEN_STATUSES = {"claimed", "not_verified", "none_known"}


class Source(Strict):
    """One text that was read. `publisher` is a proper name, the same in both languages."""

    publisher: Text
    url: WebAddress
    published: PartialDate | None = None

    def title(self, language: Language) -> str:
        if self.published is None:
            return self.publisher
        return f"{self.publisher} ({spoken_date(self.published, language)})"


class Evidenced(Strict):
    """Base of every statement that may be shown to a person."""

    evidence: Evidence
    status: Status = "confirmed"
    checked_on: date
    valid_from: date | None = None
    valid_to: date | None = None
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _shown_as_what_it_is(self) -> "Evidenced":
        if self.evidence in ("V-1", "NV") and self.status not in _OPEN_STATUSES:
            raise ValueError(f"evidence {self.evidence} needs a status among {sorted(_OPEN_STATUSES)}")
        if self.evidence == "V-old" and any(source.published is None for source in self.sources):
            raise ValueError("evidence V-old needs the date of each source (published)")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")
        return self
