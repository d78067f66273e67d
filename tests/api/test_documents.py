"""Letters over HTTP: a file in the answer, errors at their field, and nothing left behind."""

import json
import statistics
import time
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.documents.filled import MODELS
from bot.documents.kind import KINDS, Kind
from bot.knowledge.bilingual import LANGUAGES, Language
from tests.bot.documents.filled_in import FULL, HOSTILE, LEAST, PAPERS, hostile
from tests.running_vigie import Person, RunningVigie

REQUESTS = 200
SLOWEST_MEDIAN_SECONDS = 0.06
MARK = "zanzibarcanari"


@pytest.fixture(scope="module")
def writing(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    """Without dialogue workers: a letter needs none."""
    assert model.is_file()
    with RunningVigie.started(tmp_path_factory.mktemp("writing"), workers=0) as running:
        yield running


def ask(vigie: RunningVigie, kind: Kind, fields: dict[str, Any], **options: Any) -> httpx.Response:
    # ensure_ascii, as httpx writes no lone surrogates of its own.
    headers = {"Content-Type": "application/json", **options.pop("headers", {})}
    return vigie.http.post(f"/documents/{kind}", content=json.dumps(fields), headers=headers, **options)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_file_with_a_fixed_name(
    writing: RunningVigie, kind: Kind, language: Language
) -> None:
    names = set()
    for fields in (LEAST.get(kind, {}), FULL.get(kind, {"facts_on": "2022-04-04"})):
        answer = ask(writing, kind, {**fields, "language": language})
        assert answer.status_code == 200, answer.text
        expected = "text/calendar; charset=utf-8" if kind == "deadlines" else "application/pdf"
        assert answer.headers["content-type"] == expected
        assert answer.headers["cache-control"] == "no-store"
        names.add(answer.headers["content-disposition"])
    (name,) = names
    assert name.isascii()
    assert name.startswith('attachment; filename="')


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_is_asked_for_in_two_ways(writing: RunningVigie, kind: Kind) -> None:
    fields = LEAST.get(kind, {})
    one = ask(writing, kind, fields, params={"format": "txt"})
    other = ask(writing, kind, fields, headers={"Accept": "text/plain"})
    assert one.headers["content-type"] == other.headers["content-type"] == "text/plain; charset=utf-8"
    assert one.content == other.content
    assert "Vigie" in one.text


def test_the_language_comes_from_the_body_then_the_address_then_the_browser(writing: RunningVigie) -> None:
    english = {"headers": {"Accept-Language": "en-GB", "Accept": "text/plain"}}
    assert "Made with Vigie" in ask(writing, "refusal_card", {}, **english).text
    french = ask(writing, "refusal_card", {"language": "fr"}, **english)
    assert "Made with Vigie" not in french.text
    assert french.headers["content-language"] == "fr"
    asked = ask(writing, "refusal_card", {}, params={"language": "en", "format": "txt"})
    assert "Made with Vigie" in asked.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_told_at_their_field_and_repeat_nothing(writing: RunningVigie, language: Language) -> None:
    typed = {
        "name": f"{MARK} 2 80 02 75 116 005 08",
        "situation": MARK,
        "birth_date": MARK,
        "facts_on": "2999-01-01",
        "evidence": [MARK] * 200,
        MARK: MARK,
        "language": language,
    }
    refused = ask(writing, "complaint_letter", typed)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["content-language"] == language
    told = refused.json()
    assert told["code"] == "document_refused"
    assert {error["field"] for error in told["errors"]} == {
        "name",
        "situation",
        "birth_date",
        "facts_on",
        "evidence",
        None,
    }
    assert all(error["message"] for error in told["errors"])
    assert MARK not in refused.text
    assert "116" not in refused.text


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"{", 400, "malformed_body"),
        (b"[]", 422, "document_refused"),
        (b"null", 422, "document_refused"),
        (b'{"name": ["a"]}', 422, "document_refused"),
        (b'{"name": "a", "incident": "nothing-1999"}', 404, "unknown_incident"),
        (b'{"name": "' + b"a" * 200_000 + b'"}', 413, "document_too_large"),
    ],
)
def test_what_is_no_letter_is_a_problem(
    writing: RunningVigie, content: bytes, status: int, code: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = writing.http.post("/documents/complaint_letter", content=content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_incident_is_refused_in_the_language_asked_for(
    writing: RunningVigie, language: str
) -> None:
    filled = {"name": "a", "incident": "nothing-1999", "language": language}
    answer = writing.http.post("/documents/access_request", json=filled)
    assert (answer.status_code, answer.headers["content-language"]) == (404, language)


def test_an_unknown_kind_is_not_there(writing: RunningVigie) -> None:
    assert writing.http.post("/documents/love_letter", json={}).status_code == 404


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", PAPERS)
def test_hostile_words_are_printed_or_refused(writing: RunningVigie, kind: Kind, name: str) -> None:
    whole = dict.fromkeys(hostile(kind, HOSTILE[name]), HOSTILE[name])
    answers = [
        ask(writing, kind, {**fields, "language": language})
        for fields in (hostile(kind, HOSTILE[name]), whole)
        for language in LANGUAGES
    ]
    assert {answer.status_code for answer in answers[:2]} == {200}
    assert {answer.status_code for answer in answers[2:]} <= {200, 422}
    assert all("root:" not in answer.text for answer in answers)


def test_documents_are_described_with_examples(writing: RunningVigie) -> None:
    described = httpx.get(f"{writing.address}/openapi.json").json()
    for kind in KINDS:
        assert f"/api/v1/documents/{kind}" in described["paths"]
        schema = described["components"]["schemas"][MODELS[kind].__name__]
        assert schema["additionalProperties"] is False
        assert schema.get("example") or schema.get("examples")
        example = (schema.get("examples") or [schema.get("example")])[0]
        assert ask(writing, kind, example).status_code == 200


def test_a_document_is_ready_before_one_looks_up(writing: RunningVigie) -> None:
    kinds = [
        (kind, {**fields, "language": language})
        for kind, language in product(PAPERS, LANGUAGES)
        for fields in (LEAST[kind], FULL[kind], hostile(kind, HOSTILE["markup"]))
    ]
    seconds = []
    for kind, fields in islice(cycle(kinds), REQUESTS):
        started = time.perf_counter()
        assert ask(writing, kind, fields).status_code == 200
        seconds.append(time.perf_counter() - started)
    assert statistics.median(seconds[1:]) <= SLOWEST_MEDIAN_SECONDS


# Made of dates and of names of steps: a mark in them is no such name, and is not shown.
WITHOUT_OWN_WORDS = ("deadlines", "plan")


def test_nothing_that_was_typed_is_left_anywhere(model: Path, tmp_path: Path) -> None:
    """A mark in every field that takes words, in letters that are written and in letters that are refused."""
    assert model.is_file()
    with RunningVigie.started(tmp_path, workers=0) as running:
        Person(running)
        for kind, form in product(KINDS, ("pdf", "txt")):
            marked = hostile(kind, MARK)
            written = ask(running, kind, marked, params={"format": form})
            assert written.status_code == 200, written.text
            assert form == "pdf" or kind in WITHOUT_OWN_WORDS or MARK in written.text
            refused = ask(running, kind, {**marked, MARK: MARK, "name": [MARK], "facts_on": MARK})
            assert refused.status_code == 422
            assert ask(running, kind, {"incident": MARK, **marked}).status_code in (404, 422)
        running.store.save()
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "serve.log" for path in left)
    assert [path.name for path in left if MARK.encode() in path.read_bytes()] == []
