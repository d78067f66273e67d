"""What an agent is given: in order, in both languages, with what it cites."""

import pytest

from bot.answers.book import AnswerBook
from bot.call_script.opening import load_call_script
from bot.call_script.script import CallScript
from bot.call_script.spoken import Texts
from bot.call_script.text_parts import text_parts
from bot.call_script.topic_name import topic_name
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.errors import UnknownReference
from bot.knowledge.library import Library
from tests.bot.call_script.scripts import INCIDENT


def ids(shown: list[dict[str, object]]) -> list[object]:
    return [each["id"] for each in shown]


def test_the_opening_ends_with_the_question_about_danger(script: CallScript) -> None:
    opening = script.opening()
    danger = script.next_questions(None)[0]
    for language in LANGUAGES:
        assert opening.texts[language][-1] == danger[language]
        assert opening.sources[language], "the announcement has a source"
    assert "17 mars 2022" in opening.texts["fr"][0]
    assert "17 March 2022" in opening.texts["en"][0]


def test_the_opening_tells_how_long_words_are_kept(script: CallScript) -> None:
    days: dict[Language, str] = {"fr": "30 jours", "en": "30 days"}
    for language in LANGUAGES:
        assert any(days[language] in text for text in script.opening().texts[language])


def test_danger_comes_first_until_it_was_asked(script: CallScript) -> None:
    assert ids(script.next_questions("money_stolen")) == ["danger", "bank_called", "how_it_went"]
    assert ids(script.next_questions("money_stolen", {"danger"})) == [
        "bank_called",
        "how_it_went",
        "card_in_hand",
    ]


@pytest.mark.parametrize("topic", ["emergency", "distress"])
def test_who_told_of_danger_is_not_asked_whether_there_is_any(script: CallScript, topic: str) -> None:
    assert "danger" not in ids(script.next_questions(topic))


def test_nothing_is_asked_twice_and_the_next_ones_move_up(script: CallScript) -> None:
    asked: list[str] = []
    while (left := script.next_questions("gave_information", asked)) and len(asked) < 50:
        assert left[0]["id"] not in asked
        asked.append(left[0]["id"])
    assert asked[:4] == ["danger", "what_was_given", "bank_called", "still_in_touch"]
    assert asked[-1] == "anything_else"


@pytest.mark.parametrize("topic", [None, "a_topic_to_come"])
def test_what_is_not_known_has_the_usual_questions(script: CallScript, topic: str | None) -> None:
    assert ids(script.next_questions(topic, {"danger"})) == ["what_worries", "money_gone", "anything_else"]


def test_the_checklist_begins_with_danger_and_ends_with_anything_else(script: CallScript) -> None:
    for topic in (None, "greet", "ask_cnil", "money_stolen"):
        shown = script.checklist(topic)
        assert shown[0]["id"] == "danger"
        assert shown[0]["urgent"] is True
        assert shown[-1]["id"] == "anything_else"


def test_at_the_beginning_recording_is_told(script: CallScript) -> None:
    assert "recording" in ids(script.checklist(None))
    assert "recording" not in ids(script.checklist("ask_cnil"))


def test_the_checklist_is_filled_with_what_the_packs_say(script: CallScript, library: Library) -> None:
    by_id = {each["id"]: each for each in script.checklist("money_stolen")}
    limit = library.law["card_thirteen_months"].text
    assert all(limit.in_(language) in by_id["card_deadline"][language] for language in LANGUAGES)


def test_a_line_cites_the_services_that_it_names(script: CallScript, library: Library) -> None:
    line = script.line("distress")
    assert {each.url for each in line.sources["fr"]} == {
        source.url for source in library.service("suicide_line").sources
    }
    assert {each["id"]: each["fr"] for each in script.lines()}["distress"] == line.texts["fr"]


def test_a_line_or_outcome_that_does_not_exist_is_refused(script: CallScript) -> None:
    with pytest.raises(UnknownReference):
        script.line("never_written")
    with pytest.raises(UnknownReference):
        script.summary(outcome="never_written")
    with pytest.raises(UnknownReference):
        script.summary(topics=["never_written"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_emergency_card_gives_the_numbers_first(
    script: CallScript, library: Library, language: Language
) -> None:
    card = script.emergency()
    first = " ".join(card.texts[language][:6])
    for name in ("police_emergency", "europe_emergency", "emergency_text", "samu", "suicide_line"):
        assert str(library.service(name).number) in first
        for source in library.service(name).sources:
            assert source.url in {line.url for line in card.sources[language]}


def test_the_text_message_names_the_most_urgent_step(script: CallScript) -> None:
    both = script.text_message(["ask_cnil", "money_stolen"])
    assert both == script.text_message(["money_stolen"])
    assert "banque" in both["fr"]
    assert "bank" in both["en"]


@pytest.mark.parametrize("danger", ["emergency", "distress"])
def test_the_text_message_does_not_tell_of_danger(script: CallScript, danger: str) -> None:
    assert script.text_message([danger, "identity_misused"]) == script.text_message()


def test_the_text_message_has_plain_signs(script: CallScript) -> None:
    text = script.text_message(["report_suspicious_message"])["fr"]
    assert text_parts(text) <= 2
    assert not set("\u202f\u00a0’") & set(text)


def test_the_summary_tells_what_there_is_to_tell(script: CallScript) -> None:
    told: Texts = {"fr": "au moins {service.samu.number} personnes", "en": "at least {0} people"}
    summary = script.summary(
        topics=["greet", "money_stolen", "ask_cnil", "money_stolen"],
        situations=[{"fr": "Un virement", "en": "A transfer"}],
        told=[told],
        outcome="money",
    )
    assert summary["fr"].split("\n") == [
        "Questions posées\u00a0:",
        "- On m’a pris de l’argent",
        "- La CNIL et mes droits",
        "Ce qui arrive à la personne\u00a0:",
        "- Un virement",
        "Ce qui lui a été dit\u00a0:",
        "- au moins {service.samu.number} personnes",
        "Fin de l’échange\u00a0:",
        "- La personne appelle d’abord sa banque. Si la carte est encore en main, "
        "elle signale la fraude sur Perceval.",
    ]
    assert "at least {0} people" in summary["en"]
    assert summary["en"].count("\n") == summary["fr"].count("\n")


def test_a_call_without_anything_has_an_empty_summary(script: CallScript) -> None:
    assert script.summary() == {"fr": "", "en": ""}


def test_every_outcome_has_a_sentence(script: CallScript) -> None:
    for outcome in ids(script.outcomes()):
        summary = script.summary(outcome=str(outcome))
        assert all(summary[language].endswith(".") for language in LANGUAGES)


def test_another_incident_has_the_same_script(book: AnswerBook, script: CallScript) -> None:
    assert script.about(INCIDENT).opening() == load_call_script(book).opening()


def test_topics_have_a_name_in_both_languages() -> None:
    assert topic_name("money_stolen") == {"fr": "On m’a pris de l’argent", "en": "My money was taken"}
    with pytest.raises(UnknownReference):
        topic_name("never_written")
