"""What may be typed into a document, and what is refused at which field."""

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from bot.documents.filled import MODELS, CnilComplaint, ComplaintLetter, EvidenceList
from bot.documents.kind import KINDS, Kind
from bot.documents.refusals import refused_fields
from bot.documents.social_security_number import holds_number
from bot.documents.typed import latest_today
from bot.knowledge.bilingual import LANGUAGES, Language


def refused(kind: Kind, fields: dict[str, Any], language: Language = "en") -> dict[str | None, str]:
    with pytest.raises(ValidationError) as caught:
        MODELS[kind].model_validate(fields)
    errors = refused_fields(caught.value.errors(), MODELS[kind], language)
    return {error["field"]: str(error["message"]) for error in errors}


def letter(**fields: Any) -> ComplaintLetter:
    return ComplaintLetter.model_validate({"name": "Camille", **fields})


@pytest.mark.parametrize("written", ["1980-02-29", "29/02/1980", "29.02.1980", " 29-2-1980 "])
def test_dates_are_read_as_people_write_them(written: str) -> None:
    assert letter(birth_date=written).birth_date == date(1980, 2, 29)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("birth_date", "29/02/1981", "no such day"),
        ("birth_date", "13/13/1980", "no such day"),
        ("birth_date", "1899-12-31", "too long ago"),
        ("birth_date", "in spring", "29/02/1980"),
        ("birth_date", 19800229, "29/02/1980"),
        ("facts_on", "1989-12-31", "too long ago"),
        ("facts_on", (latest_today() + timedelta(days=1)).isoformat(), "in the future"),
        ("facts_on", "2999-01-01", "in the future"),
        ("situation", "worried", "one of the answers"),
        ("facts", "x" * 5001, "5000 characters"),
        ("name", "x" * 201, "200 characters"),
        ("evidence", ["a"] * 31, "30 lines"),
        ("evidence", ["a" * 201], "200 characters"),
        ("evidence", [{"a": 1}], "could not be read"),
        ("civil_party", "perhaps", "could not be read"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(field: str, typed: object, said: str) -> None:
    errors = refused("complaint_letter", {"name": "Camille", field: typed})
    assert list(errors) == [field]
    assert said in errors[field]
    assert str(typed) not in errors[field]


def test_today_is_not_the_future_where_the_day_begins_first() -> None:
    assert letter(facts_on=latest_today().isoformat()).facts_on == latest_today()


def test_a_misspelt_field_is_told_without_repeating_it() -> None:
    errors = refused("refusal_card", {"nmae": "Camille"})
    assert list(errors) == [None]
    assert "name" in errors[None]
    assert "nmae" not in errors[None]


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_needs_a_name_and_other_kinds_need_nothing(kind: Kind) -> None:
    if kind in ("complaint_letter", "access_request", "cnil_complaint", "identity_statement"):
        assert set(refused(kind, {})) == {"name"}
        assert set(refused(kind, {"name": "  \n"})) == {"name"}
    else:
        MODELS[kind].model_validate({})


def test_what_is_left_empty_in_a_form_is_as_good_as_left_out() -> None:
    assert letter(facts="", facts_on=" ", court=None, evidence="") == letter()


def test_a_list_may_come_as_lines() -> None:
    assert EvidenceList.model_validate({"evidence": "one\n\n two \r\nthree"}).evidence == (
        "one",
        "two",
        "three",
    )


def test_what_is_not_seen_is_cleaned_away() -> None:
    typed = letter(
        name="Ca\u202emil\x00le\ud83d\u200b", facts="a\r\n\n\n\n\nb\u2028c\te\u0301", city="two\nlines"
    )
    assert typed.name == "Camille"
    assert typed.facts == "a\n\nb\nc \u00e9"
    assert typed.city == "two lines"
    assert letter(name="Z" + "\u0301" * 500).name.count("\u0301") <= 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_social_security_number_is_refused_in_every_field_that_takes_words(
    kind: Kind, language: Language
) -> None:
    number = "2 80 02 75 116 005 08"
    for name, schema in MODELS[kind].model_json_schema()["properties"].items():
        if not any("maxLength" in part or "items" in part for part in [schema, *schema.get("anyOf", ())]):
            continue
        listed = "items" in schema
        errors = refused(
            kind, {"name": "Camille", name: [number] if listed else f"Camille {number}"}, language
        )
        assert name in errors
        assert number not in errors[name]
        assert {"fr": "main", "en": "by hand"}[language] in errors[name]


@pytest.mark.parametrize(
    "text",
    [
        "280027511600508",
        "2 80 02 75 116 005 08",
        "2.80.02.75.116.005.08",
        "2800275116005",
        "2 80 02 75 116 005",
        "２８００２７５１１６００５０８",
        "2/80/02/75/116/005/08",
        "mon numéro de sécu : 2,80,02,75,116,005",
        "1 85 05 2A 004 123 55",
        "mon numéro 280027511600599 a fuité",
    ],
)
def test_a_number_is_recognised_however_it_is_written(text: str) -> None:
    assert holds_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 56 78, 0033 6 12 34 56 78",
        "le 12/03/2022, 250,00 €",
        "le 12.03.2022 à 14:30, 1 250,00 €, puis le 13.03.2022 à 9:15",
        "FR76 3000 6000 0112 3456 7890 189",
        "contrat 2022/123456789012",
        "SIRET 12345678901234",
        "69003 Lyon, 12 rue des Lilas",
        "SMS du 4 avril 2022, capture 1, 2 et 3",
    ],
)
def test_dates_amounts_and_references_of_an_honest_account_are_no_number(text: str) -> None:
    assert not holds_number(text)


def test_the_cnil_is_not_asked_before_the_month_is_over() -> None:
    recent = (latest_today() - timedelta(days=20)).isoformat()
    errors = refused("cnil_complaint", {"name": "Camille", "request_sent_on": recent})
    assert list(errors) == ["request_sent_on"]
    other = CnilComplaint.model_validate(
        {"name": "Camille", "request_sent_on": recent, "ground": "poor_security"}
    )
    assert other.reason == "poor_security"


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_has_a_field_for_the_number(kind: Kind) -> None:
    names = MODELS[kind].model_json_schema()["properties"]
    assert not any("nir" in name or "social" in name or "secu" in name for name in names)
