"""A fact that reads otherwise today than when somebody was told it is found."""

from bot.answers.book import AnswerBook
from bot.handover.told import changed_since, told_in, version_of

INCIDENT = "cnam-2022"


def test_what_an_answer_says_is_remembered_with_its_version(book: AnswerBook) -> None:
    answer = book.render("utter_ask_data_stolen", "fr", INCIDENT)
    told = told_in([answer], book.library, INCIDENT)
    assert "data_taken" in told
    assert told == told_in([book.render("utter_ask_data_stolen", "en", INCIDENT)], book.library, INCIDENT)
    assert changed_since(told, book.library, INCIDENT) == frozenset()


def test_other_words_are_another_version_and_a_later_check_is_not(book: AnswerBook) -> None:
    fact = book.library.fact("people_affected", INCIDENT)
    later = fact.model_copy(update={"checked_on": fact.checked_on.replace(year=2027)})
    other = fact.model_copy(update={"number": 1_000_000})
    assert version_of(later) == version_of(fact)
    assert version_of(other) != version_of(fact)


def test_a_corrected_or_withdrawn_fact_has_changed(book: AnswerBook) -> None:
    told = {"people_affected": "an older version", "a_fact_of_the_past": "any"}
    assert changed_since(told, book.library, INCIDENT) == {"people_affected", "a_fact_of_the_past"}
