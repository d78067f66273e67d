import json

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.description import describe, summary
from bot.knowledge.incident import SECTIONS
from bot.knowledge.library import Library

LEAK = "cnam-2022"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_is_described_with_its_evidence(library: Library, language: Language) -> None:
    pack = library.incidents[LEAK]
    described = describe(pack, language)
    facts = {fact["id"]: fact for section in SECTIONS for fact in described["facts"][section]}
    assert set(facts) == set(pack.facts())
    for fact in facts.values():
        assert fact["text"]
        assert fact["checked_on"]
        assert all(source["title"] and source["url"] for source in fact["sources"])
    assert len(described["corrections"]) == len(pack.corrections)


def test_both_languages_describe_the_same_numbers_and_sources(library: Library) -> None:
    french, english = (describe(library.incidents[LEAK], language) for language in LANGUAGES)
    for section in SECTIONS:
        for said, meant in zip(french["facts"][section], english["facts"][section], strict=True):
            same = ("id", "number", "unit", "status", "evidence", "checked_on", "valid_from", "valid_to")
            assert {key: said[key] for key in same} == {key: meant[key] for key in same}
            assert [s["url"] for s in said["sources"]] == [s["url"] for s in meant["sources"]]
            assert len(said["items"]) == len(meant["items"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_is_plain_json(library: Library, language: Language) -> None:
    described = describe(library.incidents[LEAK], language)
    assert json.loads(json.dumps(described)) == described
    assert described.items() >= summary(library.incidents[LEAK], language).items()
