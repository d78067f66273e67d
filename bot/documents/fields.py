"""The fields of a document as a form shows them: names from the models, words from data/wording."""

import types
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from bot.documents.filled import MODELS
from bot.documents.kind import Kind
from bot.documents.typed import LONGEST_LINE
from bot.knowledge.bilingual import Language
from bot.wording import say, wording

_WORDS = "documents_fields"

FieldType = Literal["text", "longtext", "date", "choice", "yes_no", "list"]


def form_fields(kind: Kind, language: Language) -> list[dict[str, Any]]:
    """Three to eight fields in the order to ask them: name, label, hint, type, required, choices.

    A choice is {"value", "title"}. The form posts {name: value} to /documents/{kind}; empty is as good as
    left out.
    """
    model = MODELS[kind]
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return [_shown(kind, name, fields[name], language) for name in model.asked]


def _shown(kind: Kind, name: str, field: FieldInfo, language: Language) -> dict[str, Any]:
    choices = _choices(field)
    shown: dict[str, Any] = {
        "name": name,
        "label": _say(kind, name, language),
        "hint": _say(kind, f"{name}_hint", language),
        "type": _type(field),
        "required": field.is_required(),
    }
    if choices:
        shown["choices"] = [
            {"value": choice, "title": say(_WORDS, f"{name}_{choice}", language)} for choice in choices
        ]
    return shown


def _say(kind: Kind, key: str, language: Language) -> str:
    """What is said of a field in this kind, else in any."""
    own = f"{kind}_{key}"
    return say(_WORDS, own if own in wording(_WORDS) else key, language)


def _type(field: FieldInfo) -> FieldType:
    if _choices(field):
        return "choice"
    bare = _bare(field.annotation)
    if bare in (date, bool):
        return "date" if bare is date else "yes_no"
    if get_origin(bare) is tuple:
        return "list"
    return "longtext" if _longest(field) > LONGEST_LINE else "text"


def _choices(field: FieldInfo) -> tuple[str, ...]:
    bare = _bare(field.annotation)
    return get_args(bare) if get_origin(bare) is Literal else ()


def _bare(annotation: Any) -> Any:
    """Without `| None` and without what Annotated adds."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation


def _longest(field: FieldInfo) -> int:
    parts = [field.annotation, *get_args(field.annotation)]
    found = [each for part in parts for each in getattr(part, "__metadata__", ())] + field.metadata
    nested = [each for info in found for each in (info, *getattr(info, "metadata", ()))]
    return max((each.max_length for each in nested if hasattr(each, "max_length")), default=0)
