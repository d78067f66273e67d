"""A call script that is not whole is refused at start, and the refusal says where."""

from pathlib import Path

import pytest

from bot.answers.book import AnswerBook
from bot.call_script.opening import load_call_script
from bot.knowledge.errors import BrokenPack
from tests.bot.call_script.scripts import changed_script

_CLEAR = 'en: "Is that clear, or shall I say it another way?"'
_CHECK = "topics: [emergency, distress]"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (_CLEAR, 'en: ""', "questions.clear.en"),
        (f", {_CLEAR}", "", "questions.clear.en"),
        (_CLEAR, 'en: "Is that clear? Press 2."', "questions.clear.en"),
        (_CLEAR, 'en: "Is that clear {?"', "questions.clear.en"),
        (_CLEAR, 'en: "Is that clear? {service.samu.number}"', "questions.clear"),
        ("  goodbye: [anything_else]\n", "", "next.goodbye"),
        ("  default: [", "  nobody: [", "next.default"),
        ("  goodbye: [anything_else]", "  goodbye: []", "next.goodbye"),
        ("  goodbye: [anything_else]", "  goodbye: [never_written]", "next.goodbye"),
        ("  goodbye: [", "  say_goodbye: [anything_else]\n  goodbye: [", "next.say_goodbye"),
        ("refund_missing, got_strange]", "got_strange]", "questions.refund_missing"),
        ("question: danger", "question: never_written", "opening.question"),
        ("urgent: true, topics: all", "topics: all", "checklist.danger"),
        (_CHECK, "topics: [emergency, despair]", "checklist.open_card"),
        (_CHECK, "topics: [emergency", "call_script.yml"),
        ("topics: [greet]", "topics: all", "checklist"),
        ("topics: [money_stolen]\n", "topics: [money]\n", "checklist.card_deadline"),
        ("{call.step} ", "", "text_message"),
        ("questions:\n", "questions:\n  Extra: {fr: Ah, en: Ah}\n", "questions.Extra"),
        ("emergency:\n  numbers:", "emergency:\n  numbers:\n    colour: red", "emergency.numbers.colour"),
        ("\\n{call.topics}", "\\n{call.told}", "summary"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, book: AnswerBook, old: str, new: str, place: str) -> None:
    with pytest.raises(BrokenPack) as refused:
        changed_script(tmp_path, book, old, new)
    assert place in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{fact.complaint_form}", "{fact.nobody_knows}"),
        ("{service.own_bank.name}", "{service.no_bank.name}"),
        ("{retention_days}", "{retention_years}"),
        ("{service.samu.number}", "{call.step}"),
    ],
)
def test_what_no_pack_holds_cannot_be_said(tmp_path: Path, book: AnswerBook, old: str, new: str) -> None:
    """In both languages, so that parity is not what refuses it."""
    with pytest.raises(BrokenPack, match="cnam-2022"):
        changed_script(tmp_path, book, old, new, everywhere=True)


def test_a_text_message_of_three_parts_is_refused(tmp_path: Path, book: AnswerBook) -> None:
    longer = "Gardez les preuves, toutes les preuves, chaque lettre et chaque relevé. " * 2
    with pytest.raises(BrokenPack, match=r"text_message.identity \(fr\)"):
        changed_script(tmp_path, book, '"Gardez les preuves. ', f'"{longer}')


def test_a_sign_that_halves_a_text_message_is_refused(tmp_path: Path, book: AnswerBook) -> None:
    with pytest.raises(BrokenPack, match=r"text_message.identity \(fr\)"):
        changed_script(tmp_path, book, '"Gardez les preuves. ', '"Gardez ces reçus. ')


def test_a_folder_without_script_is_refused(tmp_path: Path, book: AnswerBook) -> None:
    with pytest.raises(BrokenPack):
        load_call_script(book, tmp_path)
