"""The sentence on the agent's screen: for the voice in a call, for the keyboard in a live chat."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.answers.book import OCCASIONAL, AnswerBook
from bot.call_script.script import CallScript
from bot.handover.script import script_of
from bot.handover.suggestion import Suggestion, Suggestions
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.store.conversations import CALL, About
from bot.understanding import Understanding
from tests.bot.call_script.scripts import INCIDENT

OCCASION = dict.fromkeys(OCCASIONAL, "-")


def suggested(
    book: AnswerBook,
    script: CallScript,
    responses: Sequence[str],
    channel: str = CALL,
    language: Language = "fr",
    languages: Sequence[Language] = LANGUAGES,
) -> Suggestion:
    """`languages`: those in which a worker worded it."""
    answers = {
        each: [book.render(name, each, INCIDENT, OCCASION) for name in responses] for each in languages
    }
    stored: dict[str, Any] = {
        "understanding": Understanding.certain(None, language).as_dict(),
        "script": script_of(answers),
    }
    about = About("c" * 32, INCIDENT, channel, language, None, "agent", owner="Camille")
    return Suggestions(book, script).of(about, stored)


def test_a_caller_hears_a_person(book: AnswerBook, script: CallScript) -> None:
    said = suggested(book, script, ["utter_masked_secret", "utter_distress"])["script"]
    assert [len(said[each]) for each in LANGUAGES] == [2, 2]
    assert said["fr"][0].startswith("Un instant\u00a0: ne me dites pas ce genre de numéro")
    assert said["en"][1].startswith("Thank you for telling me.")
    assert not any("machine" in text for each in LANGUAGES for text in said[each])


def test_a_live_chat_keeps_the_written_words(book: AnswerBook, script: CallScript) -> None:
    said = suggested(book, script, ["utter_paste_message", "utter_distress"], channel="web")["script"]
    assert said["fr"][0].startswith("Collez le message entier ici")
    assert "Je vous lis." in said["fr"][1]
    assert not any("machine" in text for each in LANGUAGES for text in said[each])


@pytest.mark.parametrize("channel", [CALL, "web"])
def test_what_anybody_may_say_is_not_changed(book: AnswerBook, script: CallScript, channel: str) -> None:
    said = suggested(book, script, ["utter_ask_cnil"], channel)["script"]
    for language in LANGUAGES:
        assert said[language] == [book.render("utter_ask_cnil", language, INCIDENT).text]


@pytest.mark.parametrize("only", LANGUAGES)
def test_a_line_may_be_missing_in_one_language(book: AnswerBook, script: CallScript, only: Language) -> None:
    said = suggested(book, script, ["utter_distress", "utter_thank"], languages=[only])["script"]
    both = suggested(book, script, ["utter_distress", "utter_thank"])["script"]
    assert said == {each: both[each] if each == only else [] for each in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_words_add_their_sources_once(book: AnswerBook, script: CallScript, language: Language) -> None:
    """The machine's words did not name this line; the agent's do."""
    line = book.library.service("suicide_line").sources[0].url
    before = book.render("utter_humans_expected", language, INCIDENT, OCCASION)
    assert line not in {source.url for source in before.sources}
    shown = suggested(book, script, ["utter_humans_expected"], language=language)["sources"]
    urls = [source["url"] for source in shown]
    assert line in urls
    assert len(urls) == len(set(urls))
    assert {tuple(source) for source in shown} == {("title", "url", "checked_on")}
