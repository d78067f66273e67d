"""Whatever is sent, a clear error or answer in the person's language: no 5xx, nothing empty, nothing lost."""

import json
import random
import string
import time

import httpx
import pytest

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import say
from tests.running_vigie import Person, RunningVigie

REFUSED_TEXTS = {
    "empty": ("", "empty_text"),
    "blank": (" \n\t ", "empty_text"),
    "only format characters": ("\u200b\u200d\ufeff", "empty_text"),
    "too long": ("a " * 501, "text_too_long"),
}
WORDLESS = [
    "😭😭😭",
    "🆘",
    "?!",
    "...",
    "/",
    "///",
    "/restart",
    '/ask_cnil{"x": 1}',
    '／ask_cnil{"x": 1}',
    "\u00a0/ask_cnil",
    "\n/ask_cnil",
    "\u2003 /greet",
    '/change_language{"language": "en"}',
    "/ ask_cnil",
]
MALFORMED = {
    "no JSON": b"bonjour",
    "cut off": b'{"text": "bonj',
    "an array": b"[]",
    "a number": b"3",
    "null": b"null",
    "not UTF-8": b'{"text": "\xff\xfe"}',
    "binary": bytes(range(256)),
    "empty": b"",
    "deeply nested": b"[" * 4000,
    "text as list": b'{"text": ["a"]}',
    "text as number": b'{"text": 1}',
    "text as null": b'{"text": null}',
    "both": b'{"text": "a", "payload": "b"}',
    "neither": b"{}",
    "message id as list": b'{"text": "a", "message_id": []}',
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", REFUSED_TEXTS)
def test_a_text_that_cannot_be_taken_is_refused_in_the_persons_language(
    kind: str, language: Language, vigie: RunningVigie
) -> None:
    text, code = REFUSED_TEXTS[kind]

    refused = Person(vigie, language).send({"text": text})

    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == code
    assert refused.json()["title"] == say("errors", code, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", WORDLESS)
def test_signs_and_commands_run_nothing_and_are_answered(
    text: str, language: Language, vigie: RunningVigie, book: AnswerBook
) -> None:
    answer = Person(vigie, language).say(text)

    assert answer["understanding"]["topic"] is None
    assert [m["text"] for m in answer["messages"]] == [
        book.render("utter_no_words", language, "cnam-2022").text
    ]


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_body_is_a_clear_error(kind: str, vigie: RunningVigie) -> None:
    person = Person(vigie, "en")

    refused = person.http.post(
        f"/conversations/{person.id}/messages",
        content=MALFORMED[kind],
        headers={**person.authorization, "Content-Type": "application/json"},
    )

    assert refused.status_code in (400, 422), refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["title"] in {
        say("errors", key, "en") for key in ("malformed_body", "invalid_request")
    }


@pytest.mark.parametrize("language", ["de", "", "FR", 3, None, ["fr"]])
def test_an_unknown_language_is_refused_or_replaced_by_the_default(
    language: object, vigie: RunningVigie
) -> None:
    answer = httpx.post(f"{vigie.address}/api/v1/conversations", json={"language": language})

    if language is None:
        assert answer.status_code == 201
        assert answer.json()["language"] == "fr"
    else:
        assert answer.status_code == 422
        assert "fr, en" in answer.json()["detail"]


def test_an_unknown_incident_is_named_as_such(vigie: RunningVigie) -> None:
    answer = httpx.post(
        f"{vigie.address}/api/v1/conversations", json={"language": "en", "incident": "nothing-1999"}
    )

    assert answer.status_code == 404
    assert answer.json()["title"] == say("errors", "unknown_incident", "en")
    assert "nothing-1999" not in answer.text


@pytest.mark.parametrize("size", [9_000, 100_000, 10_000_000])
def test_a_huge_body_is_refused_at_once(size: int, vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")
    started = time.monotonic()

    refused = person.send({"text": "a" * size})

    assert refused.status_code == 413
    assert refused.json()["code"] == "body_too_large"
    assert time.monotonic() - started < 2


def test_a_body_whose_length_is_not_announced_is_cut_off_too(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")

    refused = person.http.post(
        f"/conversations/{person.id}/messages", content=iter([b"a" * 4096] * 4), headers=person.authorization
    )

    assert refused.status_code == 413


def test_an_error_never_repeats_what_was_typed(vigie: RunningVigie) -> None:
    person = Person(vigie, "fr")
    canary = "canarizanzibar"
    bodies: list[dict[str, object]] = [
        {"text": [canary]},
        {"text": canary, "payload": canary},
        {"payload": canary},
        {"text": "a", "message_id": canary * 9},
        {"text": canary * 90},
    ]

    answers = [person.send(body) for body in bodies]

    assert all(400 <= answer.status_code < 500 for answer in answers)
    assert all(canary not in answer.text for answer in answers)


def test_random_bodies_never_break_the_service(vigie: RunningVigie) -> None:
    person = Person(vigie, "en")
    generator = random.Random(20220317)
    for _ in range(300):
        junk = "".join(
            generator.choice(string.printable + "éà😭\u202e\u0000\ud83d")
            for _ in range(generator.randint(0, 60))
        )
        body = generator.choice(
            [
                {"text": junk},
                {"payload": junk},
                {"text": junk, "message_id": junk},
                {"text": {"a": junk}},
                [junk],
                junk,
            ]
        )
        answer = person.http.post(
            f"/conversations/{person.id}/messages",
            content=json.dumps(body).encode(),
            headers=person.authorization,
        )
        assert answer.status_code < 500, answer.text
        assert answer.status_code != 200 or answer.json()["messages"]


@pytest.mark.parametrize(
    "address", ["/api/v1/nothing", "/nothing", "/webhooks/rest/webhook", "/conversations/x/tracker"]
)
def test_an_unknown_address_is_a_problem_in_the_browsers_language(address: str, vigie: RunningVigie) -> None:
    answer = httpx.get(vigie.address + address, headers={"Accept-Language": "en"})

    assert answer.status_code == 404
    assert answer.json()["title"] == say("errors", "not_found", "en")
