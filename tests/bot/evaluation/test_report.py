import json
from pathlib import Path

import pytest

from bot.evaluation.calibration import Bin, calibration_error, reliability
from bot.evaluation.language_identification import language_score
from bot.evaluation.outcome import Outcome, Question
from bot.evaluation.pictures import draw_confusions, draw_reliability
from bot.evaluation.protection import Protection, protection
from bot.evaluation.report import report
from bot.understanding import Guess, Understanding


def outcome(expected: str, topic: str | None, confidence: float = 1.0, style: str = "clean") -> Outcome:
    question = Question("fr", "secret words", expected, frozenset({expected}), style)
    return Outcome(question, Understanding(topic, confidence, "fr", (Guess("ask_cnil", 0.1),)))


def test_confidence_that_keeps_its_word_has_no_error() -> None:
    heard = [outcome("a", "a" if place < 8 else "b", 0.8) for place in range(10)]
    assert calibration_error(heard) == pytest.approx(0)
    assert reliability(heard) == [Bin(answers=10, confidence=pytest.approx(0.8), right=0.8)]


def test_boasting_is_measured() -> None:
    heard = [outcome("a", "b", 1.0), outcome("a", "a", 1.0), outcome("a", "a", 0.5)]
    assert calibration_error(heard) == pytest.approx(2 / 3 * 0.5 + 1 / 3 * 0.5)
    assert calibration_error([]) == 0


def test_dangers_and_refusals_are_counted_over_those_they_concern() -> None:
    heard = [
        outcome("distress", "emergency"),
        outcome("emergency", "ask_cnil"),
        outcome("ask_cnil", "distress"),
        outcome("ask_cnil", None),
        outcome("ask_cnil", "out_of_scope"),
        outcome("ask_cnil", "ask_cnil"),
        outcome("out_of_scope", None),
        outcome("out_of_scope", "ask_cnil"),
    ]
    assert protection(heard) == Protection(
        danger_recall=0.5,
        danger_false_alarms=pytest.approx(1 / 6),
        out_of_scope_recall=0.5,
        wrongly_refused=pytest.approx(2 / 6),
    )


def test_a_first_message_gets_no_help_from_the_default_and_a_short_one_its_conversation() -> None:
    found = language_score(
        [("en", "where do I complain"), ("fr", "où porter plainte ?"), ("fr", "ok"), ("en", "police")]
    )
    assert (found.messages, found.right, found.short_messages, found.short_right) == (2, 1.0, 2, 1.0)


def test_a_report_holds_figures_and_no_message() -> None:
    text = json.dumps(report([outcome("greet", "greet", style="sms"), outcome("thank", "greet", 0.4)]))
    assert "secret" not in text
    assert {"fr sms", "fr clean"} == set(json.loads(text)["styles"])


def test_pictures_are_drawn(tmp_path: Path) -> None:
    heard = [outcome("greet", "greet"), outcome("thank", None, 0.2)]
    labels = {"title": "t", "x": "x", "y": "y"}
    draw_confusions(heard, tmp_path / "c.png", labels)
    draw_reliability(heard, tmp_path / "r.png", labels)
    for name in ("c.png", "r.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
