"""Messages that nobody who wrote training examples has seen (data/held_out), through the real model."""

import asyncio
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answers.book import AnswerBook
from bot.evaluation.calibration import calibration_error
from bot.evaluation.language_identification import language_score
from bot.evaluation.outcome import Outcome, read_questions
from bot.evaluation.protection import protection
from bot.evaluation.report import by_language
from bot.knowledge.bilingual import LANGUAGES
from bot.settings import Settings
from tests.training_lines import training_examples

PLAIN, INDIRECT = "held_out", "held_out/indirect"
Ask = Callable[[str], list[Outcome]]


@pytest.fixture(scope="module")
def ask(chosen_settings: Settings, model: Path, book: AnswerBook) -> Ask:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Rasa's old libraries, while they are imported
        from bot.engine.listening import Listener

        listener = Listener(chosen_settings, model, book)

    async def ask_all(folder: str) -> list[Outcome]:
        questions = read_questions(chosen_settings.knowledge_dir / folder)
        return [Outcome(question, await listener.understand(question.text)) for question in questions]

    return lambda folder: asyncio.run(ask_all(folder))


@pytest.fixture(scope="module")
def outcomes(ask: Ask) -> list[Outcome]:
    return ask(PLAIN)


@pytest.fixture(scope="module")
def indirect(ask: Ask) -> list[Outcome]:
    return ask(INDIRECT)


@pytest.mark.parametrize("folder", [PLAIN, INDIRECT])
def test_no_held_out_message_is_a_training_example(folder: str, chosen_settings: Settings) -> None:
    taught = {example.text.casefold() for example in training_examples() if len(example.text.split()) > 3}
    held_out = read_questions(chosen_settings.knowledge_dir / folder)
    assert [question.text for question in held_out if question.text.casefold() in taught] == []


def test_both_languages_are_understood_and_equally(outcomes: list[Outcome]) -> None:
    scores = by_language(outcomes)
    for language in LANGUAGES:
        assert scores[language].top1 >= 0.92
        assert scores[language].top3 >= 0.96
    assert abs(scores["fr"].top1 - scores["en"].top1) <= 0.03


def test_a_confidence_means_what_it_says(outcomes: list[Outcome]) -> None:
    assert calibration_error(outcomes) <= 0.05


def test_danger_is_seen_and_nobody_is_turned_away(outcomes: list[Outcome]) -> None:
    found = protection(outcomes)
    assert found.danger_recall >= 0.9
    assert found.danger_false_alarms <= 0.01
    assert found.out_of_scope_recall >= 0.85
    assert found.wrongly_refused <= 0.03


def test_stories_and_hints_are_understood_and_nobody_is_turned_away(indirect: list[Outcome]) -> None:
    scores, found = by_language(indirect), protection(indirect)
    for language in LANGUAGES:
        assert scores[language].top1 >= 0.85
        assert scores[language].top3 >= 0.93
    assert found.out_of_scope_recall >= 0.8
    assert found.wrongly_refused <= 0.03
    assert found.danger_false_alarms <= 0.02
    assert calibration_error(indirect) <= 0.05


def test_languages_are_told_apart(outcomes: list[Outcome]) -> None:
    # The set holds sentences in both languages at once; either answer would be right for them.
    plain = [o.question for o in outcomes if o.question.style != "mixed"]
    found = language_score((question.language, question.text) for question in plain)
    assert found.right >= 0.99
    assert found.short_right >= 0.95
