"""Everything that is measured on labelled questions, as plain data."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from bot.evaluation.calibration import calibration_error, reliability
from bot.evaluation.language_identification import language_score
from bot.evaluation.outcome import Outcome, Score, confusions, score
from bot.evaluation.protection import protection
from bot.knowledge.bilingual import LANGUAGES

BOTH = " + ".join(LANGUAGES)


def by(key: Callable[[Outcome], str], outcomes: Sequence[Outcome]) -> dict[str, Score]:
    """One score for each value of `key`, in alphabetical order."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return {name: score(groups[name]) for name in sorted(groups)}


def by_language(outcomes: Sequence[Outcome]) -> dict[str, Score]:
    return {**by(lambda o: o.question.language, outcomes), BOTH: score(outcomes)}


def by_style(outcomes: Sequence[Outcome]) -> dict[str, Score]:
    return by(lambda o: f"{o.question.language} {o.question.style}".strip(), outcomes)


def by_topic(outcomes: Sequence[Outcome]) -> dict[str, Score]:
    return by(lambda o: o.question.topic, outcomes)


def report(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """JSON-ready; shares between 0 and 1. Holds no message text."""
    return {
        "languages": {name: asdict(found) for name, found in by_language(outcomes).items()},
        "styles": {name: asdict(found) for name, found in by_style(outcomes).items()},
        "topics": {name: asdict(found) for name, found in by_topic(outcomes).items()},
        "protection": asdict(protection(outcomes)),
        "calibration_error": calibration_error(outcomes),
        "reliability": [asdict(part) for part in reliability(outcomes)],
        "language_identification": asdict(
            language_score((o.question.language, o.question.text) for o in outcomes)
        ),
        "confusions": [
            {"expected": expected, "found": found, "times": times}
            for expected, found, times in confusions(outcomes)
        ],
    }
