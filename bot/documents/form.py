"""The form under a message that a paper is made with: what it asks, and the words that the pages show."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.documents.fields import form_fields
from bot.documents.kind import Kind
from bot.knowledge.bilingual import Language
from bot.wording import say

_WORDS = ("submit", "note", "download", "download_text", "optional", "yes", "no", "unset", "failed")


def paper_form(
    kind: Kind, language: Language, values: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> dict[str, Any]:
    """The message's `form`; what is filled in goes with `values` to `/documents/{paper}`, nowhere else."""
    return {
        "kind": "document",
        "paper": kind,
        "language": language,
        "title": say("document_form", kind, language),
        "fields": form_fields(kind, language),
        "values": dict(values),
        **{word: say("document_form", word, language) for word in _WORDS},
    }
