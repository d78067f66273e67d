import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.plan.plan import Plan
from bot.plan.steps import all_steps, steps_for
from bot.routes.pack import situations
from bot.routes.routing import Case, cases_of

EVERYBODY = {"keep_proof", "watch"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"leak_only": "notified"}, {"passwords", "complaint", "access_request", "cnil"}),
        (
            {"money_stolen": "card_in_hand"},
            {"call_bank", "block_card", "dispute", "perceval", "complaint"},
        ),
        ({"money_stolen": "transfer"}, {"call_bank", "dispute", "complaint"}),
        (
            {"identity_misused": "claim"},
            {"complaint", "tell_lenders", "accounts", "credit_files", "access_request"},
        ),
        ({"gave_information": "card"}, {"block_card", "passwords", "report_message"}),
        ({"gave_information": "click"}, {"passwords", "report_message"}),
        ({"suspicious_message": "sms"}, {"report_message"}),
        ({"organisation": "not_answered"}, {"access_request", "cnil"}),
        ({"online_scam": "shop"}, {"passwords", "complaint"}),
    ],
)
def test_each_situation_has_its_steps(told: dict[str, str], expected: set[str]) -> None:
    assert set(steps_for(cases_of(told))) == expected | EVERYBODY


def test_nothing_told_is_a_bare_leak() -> None:
    assert steps_for([]) == steps_for([Case("leak_only")])


def test_what_is_marked_stays_and_what_is_put_off_comes_last() -> None:
    plan = Plan.of(
        {"suspicious_message": "sms"}, {"keep_proof": "later", "call_bank": "done", "gone": "done"}
    )
    assert plan.state("call_bank") == "done"
    assert plan.next() == ["report_message", "watch", "keep_proof"]


def test_a_state_that_nobody_can_mark_is_ignored() -> None:
    assert Plan.of({}, {"watch": "never"}).state("watch") == "open"


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("fr", ["1 sur 3", "- fait : Garder", "- à faire : Signaler", "- plus tard : Regarder"]),
        ("en", ["1 of 3 done", "- done: Keep", "- to do: Report", "- later: Look"]),
    ],
)
def test_the_plan_is_told_in_words(language: Language, lines: list[str]) -> None:
    plan = Plan.of({"suspicious_message": None}, {"keep_proof": "done", "watch": "later"})
    text = plan.text(language).replace("\u00a0", " ").replace("\u202f", " ")
    assert all(line in text for line in lines), text


def test_everything_done_leaves_nothing_to_do() -> None:
    assert Plan.of({}, dict.fromkeys(all_steps(), "done")).next() == []


def test_steps_name_known_situations_and_fit_buttons() -> None:
    known = situations()
    details = {name for each in known.values() for name in each.details}
    for step in all_steps().values():
        assert set(step.situations) <= set(known)
        assert set(step.details) <= details
        assert all(len(step.title.in_(language)) <= 24 for language in LANGUAGES)
