from datetime import UTC, datetime, timedelta

import pytest

from bot.answers.answer import Answer, Button, Link, SourceLine
from bot.answers.book import OCCASIONAL, AnswerBook
from bot.documents.filled import MODELS
from bot.documents.kind import KINDS, Kind
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.messages import spoken_messages, stored_answer, user_message

KEYS_OF_THE_CONTRACT = {"id", "role", "text", "language", "buttons", "sources", "links", "form", "at"}
ANSWER = Answer(
    response="utter_ask_cnil",
    language="en",
    text="You can write to the CNIL.",
    buttons=(Button("My rights", "/ask_cnil"), Button("Sources", "/ask_source")),
    sources=(SourceLine("CNIL", "https://www.cnil.fr", "2026-11-23"),),
    links=(Link("CNIL", "https://www.cnil.fr"),),
)


def test_a_persons_message_has_the_shape_of_the_contract() -> None:
    message = user_message("bonjour", "fr")
    assert set(message) == KEYS_OF_THE_CONTRACT
    assert (message["role"], message["text"], message["language"]) == ("user", "bonjour", "fr")
    assert message["buttons"] == message["sources"] == message["links"] == []


def test_an_answer_becomes_a_message_of_the_contract() -> None:
    (message,), _ = spoken_messages([ANSWER])
    assert set(message) == KEYS_OF_THE_CONTRACT
    assert (message["role"], message["text"], message["language"]) == ("bot", ANSWER.text, "en")
    assert message["sources"] == [{"title": "CNIL", "url": "https://www.cnil.fr", "checked_on": "2026-11-23"}]
    assert message["links"] == [{"title": "CNIL", "url": "https://www.cnil.fr"}]
    assert [button["title"] for button in message["buttons"]] == ["My rights", "Sources"]


def test_buttons_carry_opaque_payloads_that_only_the_server_can_read() -> None:
    (message,), issued = spoken_messages([ANSWER])
    payloads = [button["payload"] for button in message["buttons"]]
    assert [issued[payload] for payload in payloads] == ["/ask_cnil My rights", "/ask_source Sources"]
    assert not [payload for payload in payloads if payload.startswith("/") or "ask" in payload]


def test_no_two_messages_share_an_id_or_a_payload() -> None:
    messages, issued = spoken_messages([ANSWER] * 200)
    assert len({message["id"] for message in messages}) == 200
    assert len(issued) == 400


def test_the_time_is_told_in_utc() -> None:
    at = datetime.fromisoformat(user_message("hello", "en")["at"])
    assert at.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


def test_a_role_can_be_given() -> None:
    (message,), _ = spoken_messages([ANSWER], role="system")
    assert message["role"] == "system"


def test_a_stored_answer_has_the_shape_of_the_contract() -> None:
    assert stored_answer([], {"topic": None}, "bot") == {
        "messages": [],
        "understanding": {"topic": None},
        "state": "bot",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", KINDS)
def test_a_paper_comes_with_the_form_that_makes_it(book: AnswerBook, paper: Kind, language: Language) -> None:
    occasion = dict.fromkeys(OCCASIONAL, "-")
    [message], issued = spoken_messages([book.render(f"utter_{paper}", language, "cnam-2022", occasion)])
    form = message["form"]
    assert (form["kind"], form["paper"], form["language"]) == ("document", paper, language)
    assert {field["name"] for field in form["fields"]} <= set(MODELS[paper].model_json_schema()["properties"])
    # Nothing of it is kept for the conversation: only buttons are.
    assert set(issued) == {button["payload"] for button in message["buttons"]}
