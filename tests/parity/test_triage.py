"""Sentences of triage: in both languages, short, without promise, and every signal known on both sides."""

import ast
import re
from collections.abc import Iterator

import pytest

from bot.knowledge.bilingual import LANGUAGES, Bilingual, Language
from bot.settings import PROJECT
from bot.triage.advice import AdvicePack, advice_pack
from bot.triage.described import judge_described
from bot.triage.signal import signal_pack
from bot.wording import wording
from tests.parity.test_answers import FORBIDDEN, words

MOST_WORDS_OF_A_REASON = 32
MOST_WORDS_OF_A_STEP = 45


def sentences() -> Iterator[tuple[str, Bilingual]]:
    yield from ((name, each.text) for name, each in signal_pack().signals.items())
    yield from wording("second_wave").items()
    yield from of_advice(advice_pack())


def of_advice(advice: AdvicePack) -> Iterator[tuple[str, Bilingual]]:
    for name in ("verdicts", "not_taken", "how", "message", "done", "things"):
        yield from ((f"{name}.{key}", text) for key, text in getattr(advice, name).items())
    steps = advice.steps
    for group in (
        *steps.nothing.values(),
        steps.clicked,
        steps.gave_data,
        steps.gave_card_or_code,
        steps.paid,
    ):
        yield from (("step", step) for step in group)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_promises(language: Language) -> None:
    found = [
        (name, pattern)
        for name, text in sentences()
        for pattern in FORBIDDEN[language]
        if re.search(pattern, text.in_(language), re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_and_steps_are_short(language: Language) -> None:
    for name, each in signal_pack().signals.items():
        assert words(each.text.in_(language)) <= MOST_WORDS_OF_A_REASON, name
    for name, text in of_advice(advice_pack()):
        assert words(text.in_(language)) <= MOST_WORDS_OF_A_STEP, name


def test_placeholders_are_the_same_in_both_languages() -> None:
    for name, text in sentences():
        french, english = (sorted(re.findall(r"\{[\w.]+\}", text.in_(each))) for each in LANGUAGES)
        assert french == english, name


def test_every_signal_is_given_by_a_detector_or_a_description() -> None:
    """A weight that nothing gives is dead; a signal without one cannot be weighed."""
    given: set[str] = set()
    for file in (PROJECT / "bot" / "triage" / "detectors").glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        given |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    for channel in ("call", "sms"):
        for claims in ("bank", "police", "relative", "parcel", "leak", "health", "other", "unknown"):
            for asks in ("secret", "money", "papers", "link", "call_back", "device", "nothing"):
                given |= {signal.id for signal in judge_described(channel, claims, asks).signals}
    assert set(signal_pack().signals) - given == set()
