"""Reads everything that triage knows, once at start, and proves that all of it can be said."""

from collections.abc import Iterator

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES
from bot.knowledge.errors import BrokenPack, Problem, UnknownReference
from bot.settings import settings
from bot.triage.advice import AdvicePack, advice_pack
from bot.triage.judging import cue_book
from bot.triage.organisation import known_senders
from bot.triage.signal import signal_pack
from bot.triage.wording import wording_weights


def open_triage(book: AnswerBook) -> None:
    """Raises BrokenPack, or ValidationError for weights that were not learnt by us."""
    signal_pack()
    wording_weights()
    cue_book()
    problems = tuple(_problems(advice_pack(), book))
    if problems:
        raise BrokenPack(settings().knowledge_dir / "triage" / "advice.yml", problems)


def _problems(advice: AdvicePack, book: AnswerBook) -> Iterator[Problem]:
    doors = {name for names in advice.reports.values() for name in names}
    for name in sorted(doors):
        if name not in book.library.services or name not in advice.how:
            yield Problem(f"reports.{name}", "has no service or no line under `how`")
    for pack in book.library.incidents.values():
        if pack.sender is not None and pack.sender not in known_senders().organisations:
            yield Problem(f"{pack.id}.sender", "is no organisation of organisations.yml")
        yield from _unsayable(advice, book, pack.id)
        yield from _sourceless(book, pack.id)


def _sourceless(book: AnswerBook, incident: str) -> Iterator[Problem]:
    for name, weighing in signal_pack().signals.items():
        try:
            if weighing.fact is not None:
                book.library.fact(weighing.fact, incident)
        except UnknownReference as error:
            yield Problem(f"signals.{name}.fact", str(error))


def _unsayable(advice: AdvicePack, book: AnswerBook, incident: str) -> Iterator[Problem]:
    steps = advice.steps
    of_verdicts = (step for each in steps.nothing.values() for step in each)
    for step in (*of_verdicts, *steps.clicked, *steps.gave_data, *steps.gave_card_or_code, *steps.paid):
        for language in LANGUAGES:
            try:
                book.fill(step.in_(language), language, incident)
            except UnknownReference as error:
                yield Problem("steps", str(error))
