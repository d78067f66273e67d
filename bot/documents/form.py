"""The form under a message that a paper is made with: what it asks, and the words that the pages show."""

from typing import Any

from bot.documents.fields import form_fields
from bot.documents.kind import Kind
from bot.knowledge.bilingual import Language
from bot.wording import say

_WORDS = ("submit", "note", "download", "download_text", "optional", "yes", "no", "unset", "failed")


def paper_form(kind: Kind, language: Language) -> dict[str, Any]:
    """The message's `form`; what is filled in goes to `/documents/{paper}` and nowhere else."""
    return {
        "kind": "document",
        "paper": kind,
        "language": language,
        "title": say("document_form", kind, language),
        "fields": form_fields(kind, language),
        **{word: say("document_form", word, language) for word in _WORDS},
    }
