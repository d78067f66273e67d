"""From filled-in fields to a file to hand over: in memory, nothing is kept."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.deadlines.calendar_file import as_calendar, as_plain_text
from bot.deadlines.deadline import Deadline, deadlines
from bot.documents.background import Background
from bot.documents.composing import compose
from bot.documents.filled import Deadlines, Filled
from bot.documents.kind import Kind
from bot.documents.pdf import as_pdf
from bot.documents.plain_text import as_text
from bot.knowledge.bilingual import DEFAULT_LANGUAGE, Language
from bot.knowledge.library import Library
from bot.wording import say

Format = Literal["pdf", "txt"]
_PLAIN = "text/plain; charset=utf-8"
_CALENDAR = "text/calendar; charset=utf-8"
_PDF = "application/pdf"


@dataclass(frozen=True)
class Written:
    """`file_name` is the same for every person: kind and language only, plain ASCII."""

    content: bytes
    media_type: str
    file_name: str


def write(filled: Filled, incident: str, library: Library, form: Format, today: date) -> Written:
    """Deadlines are a calendar where another kind is a PDF. Raises KeyError for an unknown incident."""
    language = filled.language or DEFAULT_LANGUAGE
    if isinstance(filled, Deadlines):
        found = deadlines_of(filled, incident, library, today)
        if form == "txt":
            return _named(filled.kind, language, "txt", _PLAIN, as_plain_text(found, language).encode())
        return _named(filled.kind, language, "ics", _CALENDAR, as_calendar(found, language))
    document = compose(filled, Background(library, incident))
    if form == "txt":
        return _named(filled.kind, language, "txt", _PLAIN, as_text(document).encode())
    return _named(filled.kind, language, "pdf", _PDF, as_pdf(document))


def deadlines_of(filled: Deadlines, incident: str, library: Library, today: date) -> tuple[Deadline, ...]:
    return deadlines(
        {
            "facts_on": filled.facts_on,
            "card_payment_on": filled.card_payment_on,
            "request_sent_on": filled.request_sent_on,
            "complaint_sent_on": filled.complaint_sent_on,
        },
        incident,
        library,
        filled.language or DEFAULT_LANGUAGE,
        today,
    )


def _named(kind: Kind, language: Language, suffix: str, media_type: str, content: bytes) -> Written:
    return Written(content, media_type, f"{say('documents_shared', f'file_{kind}', language)}.{suffix}")
