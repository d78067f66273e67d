from pathlib import Path

import pytest

from bot.evaluation.outcome import Outcome, Question, Score, confusions, read_questions, score
from bot.understanding import Guess, Understanding

TABLE = """\
id\tlanguage\ttext\ttopic\talso_accept\tstyle
1\tfr\tC'est "quoi" la CNIL ?\task_cnil\t\tplain
2\ten\twho do I call\task_contact_insurer\task_cybermalveillance, talk_to_human\tplain
3\ten\tbye\tgoodbye\tthank|greet\tplain
"""


def outcome(expected: str, topic: str | None, *alternatives: str, also: str = "") -> Outcome:
    question = Question("fr", "?", expected, frozenset({expected, *also.split()}))
    guesses = tuple(Guess(name, 0.1) for name in alternatives)
    return Outcome(question, Understanding(topic, 0.5, "fr", guesses))


def test_questions_are_read_from_every_table_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "questions_fr.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "questions_more.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "answers.tsv").write_text("not a table of questions", encoding="utf-8")
    questions = read_questions(tmp_path)
    assert len(questions) == 6
    accepted = frozenset({"ask_cnil"})
    assert questions[0] == Question("fr", 'C\'est "quoi" la CNIL ?', "ask_cnil", accepted, "plain")
    assert questions[1].accepted == {"ask_contact_insurer", "ask_cybermalveillance", "talk_to_human"}
    assert questions[2].accepted == {"goodbye", "thank", "greet"}


def test_a_table_without_the_last_columns_is_read(tmp_path: Path) -> None:
    (tmp_path / "questions_x.tsv").write_text("language\ttext\ttopic\nfr\tallo\tgreet\n", encoding="utf-8")
    assert read_questions(tmp_path) == [Question("fr", "allo", "greet", frozenset({"greet"}))]


def test_an_empty_folder_holds_no_questions(tmp_path: Path) -> None:
    assert read_questions(tmp_path) == []


@pytest.mark.parametrize(
    ("heard", "found", "top1", "top3"),
    [
        (outcome("ask_cnil", "ask_cnil"), "ask_cnil", True, True),
        (outcome("ask_cnil", "greet", also="greet"), "greet", True, True),
        (outcome("ask_cnil", "greet", "ask_cnil"), "greet", False, True),
        (outcome("ask_cnil", "greet", "deny", "ask_cnil"), "greet", False, True),
        (outcome("ask_cnil", "greet", "deny", "thank", "ask_cnil"), "greet", False, False),
        (outcome("ask_cnil", None, "ask_cnil", "greet"), "ask_cnil", True, True),
        (outcome("ask_cnil", None, "greet", "deny", "ask_cnil"), "greet", False, True),
        (outcome("ask_cnil", None), None, False, False),
    ],
)
def test_an_answer_is_counted_as_a_person_would_see_it(
    heard: Outcome, found: str | None, top1: bool, top3: bool
) -> None:
    assert (heard.found, heard.top1, heard.top3) == (found, top1, top3)


def test_shares_are_counted_over_all_questions() -> None:
    heard = [
        outcome("a", "a"),
        outcome("a", "b", "a"),
        outcome("a", None, "a"),
        outcome("a", None),
    ]
    assert score(heard) == Score(questions=4, top1=0.5, top3=0.75, answered=0.5)


def test_no_questions_give_no_score_and_no_failure() -> None:
    assert score([]) == Score(questions=0, top1=0, top3=0, answered=0)


def test_confusions_are_listed_the_most_frequent_first() -> None:
    heard = [outcome("a", "b"), outcome("a", "c"), outcome("a", "c"), outcome("a", "a"), outcome("d", None)]
    assert confusions(heard) == [("a", "c", 2), ("a", "b", 1), ("d", None, 1)]
