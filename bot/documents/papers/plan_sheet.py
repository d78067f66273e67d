"""The person's plan on paper: the steps with their state, and the days that count."""

from datetime import date

from bot.deadlines.deadline import deadlines
from bot.deadlines.rule import StartField
from bot.documents.background import Background
from bot.documents.blocks import Block, Bullets, Checklist, Document, Heading, Pair
from bot.documents.filled import PlanSheet
from bot.documents.letterhead import sheet
from bot.documents.typed import latest_today
from bot.documents.words import Words, known
from bot.knowledge.bilingual import LANGUAGES
from bot.plan.plan import Plan

_words = Words("plan")


def plan_sheet(filled: PlanSheet, background: Background) -> Document:
    plan = _plan(filled)
    for name in plan.facts:
        background.fact(name)
    headings = (_words("step"), _words("date"), _words("note"))
    steps = tuple(
        _words(f"step_{plan.state(name)}", text=known(step.text)) for name, step in plan.steps.items()
    )
    blocks: list[Block] = [
        Checklist(headings, steps),
        Heading(_words("days")),
        Bullets(_days(filled, background)),
    ]
    return sheet(filled, background, "list", blocks, [_words("one_step"), _words("no_number")])


def _plan(filled: PlanSheet) -> Plan:
    """Names that are no situation or step are left out."""
    parts = (case.partition("/") for case in filled.cases)
    told = {situation: detail or None for situation, _, detail in parts}
    marked = {**dict.fromkeys(filled.later, "later"), **dict.fromkeys(filled.done, "done")}
    return Plan.of(told, marked)


def _days(filled: PlanSheet, background: Background) -> tuple[Pair, ...]:
    given: dict[StartField, date | None] = {
        "facts_on": filled.facts_on,
        "card_payment_on": filled.card_payment_on,
        "request_sent_on": filled.request_sent_on,
        "complaint_sent_on": filled.complaint_sent_on,
    }
    french, english = (
        deadlines(given, background.incident, background.library, language, latest_today())
        for language in LANGUAGES
    )
    return tuple(
        _words("day", day=fr.on, title=Pair(fr.title, en.title), text=Pair(fr.text, en.text))
        for fr, en in zip(french, english, strict=True)
    )
