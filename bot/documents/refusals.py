"""What was refused, field by field, in the person's words and without what was typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from bot.knowledge.bilingual import Language
from bot.wording import say

# Kinds of error that pydantic or bot/documents/typed.py reports, and the sentence for each.
_SENTENCES = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "string_too_long": "too_long",
    "too_long": "too_many",
    "literal_error": "not_a_choice",
    "social_security_number": "social_security_number",
    "date_unreadable": "date_unreadable",
    "date_impossible": "date_impossible",
    "date_future": "date_future",
    "date_too_early": "date_too_early",
    "answer_not_due": "answer_not_due",
}


def refused_fields(
    errors: Iterable[Mapping[str, Any]], model: type[BaseModel], language: Language
) -> list[dict[str, str | None]]:
    """`errors`: of pydantic. Each as {"field", "message"}; an unknown name is not repeated."""
    names = {field.alias or name for name, field in model.model_fields.items()}
    found: dict[str | None, str] = {}
    for error in errors:
        place = error.get("ctx", {}).get("field") or next((p for p in error["loc"] if p in names), None)
        found.setdefault(place, _message(error, names, language))
    return [{"field": field, "message": message} for field, message in found.items()]


def _message(error: Mapping[str, Any], names: set[str], language: Language) -> str:
    values = {
        "longest": error.get("ctx", {}).get("max_length", ""),
        "names": ", ".join(sorted(names)),
    }
    return say("documents_refusals", _SENTENCES.get(error["type"], "unreadable"), language, **values)
