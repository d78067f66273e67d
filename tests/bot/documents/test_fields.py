"""What a form beside the chat asks for each kind."""

from datetime import date
from typing import Any

import pytest

from bot.documents.fields import form_fields
from bot.documents.filled import MODELS
from bot.documents.kind import KINDS, Kind
from bot.knowledge.bilingual import LANGUAGES, Language

EXAMPLES: dict[str, Any] = {
    "text": "Lyon",
    "longtext": "Deux\nlignes",
    "date": "04/04/2022",
    "yes_no": True,
    "list": ["un", "deux"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_labelled_and_a_filled_form_is_accepted(kind: Kind, language: Language) -> None:
    fields = form_fields(kind, language)
    assert 3 <= len(fields) <= 8
    assert all(field["label"] and field["hint"] for field in fields)
    typed = {f["name"]: f["choices"][-1]["value"] if "choices" in f else EXAMPLES[f["type"]] for f in fields}
    MODELS[kind].model_validate(typed)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_needs_is_asked(kind: Kind) -> None:
    needed = {name for name, field in MODELS[kind].model_fields.items() if field.is_required()}
    asked = {field["name"] for field in form_fields(kind, "fr") if field["required"]}
    assert asked == needed


@pytest.mark.parametrize("kind", KINDS)
def test_types_and_choices_are_those_of_the_model(kind: Kind) -> None:
    schema = MODELS[kind].model_json_schema()["properties"]
    french, english = form_fields(kind, "fr"), form_fields(kind, "en")
    for field, other in zip(french, english, strict=True):
        parts = [schema[field["name"]], *schema[field["name"]].get("anyOf", ())]
        choices = next((part["enum"] for part in parts if "enum" in part), None)
        assert [choice["value"] for choice in field.get("choices", [])] == (choices or [])
        longest = max((part.get("maxLength", 0) for part in parts), default=0)
        assert (field["type"] == "longtext") == (longest > 200)
        assert (field["name"], field["type"]) == (other["name"], other["type"])
        assert field["label"] != other["label"]


def test_a_dates_example_is_read() -> None:
    assert MODELS["deadlines"].model_validate({"facts_on": EXAMPLES["date"]}) == MODELS[
        "deadlines"
    ].model_validate({"facts_on": date(2022, 4, 4).isoformat()})
