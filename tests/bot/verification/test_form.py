"""The form for a reference: one conversation, one use, ten minutes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.verification.form import is_form, is_good, issue_form

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_good_for_ten_minutes(language: Language) -> None:
    form = issue_form(language, NOW)
    assert is_form(form.meaning)
    assert is_good(form.meaning, NOW + timedelta(minutes=9, seconds=59))
    assert not is_good(form.meaning, NOW + timedelta(minutes=10))


@pytest.mark.parametrize("meaning", [None, "/ask_cnil Mes droits"])
def test_nothing_else_is_a_form(meaning: str | None) -> None:
    assert not is_good(meaning, NOW)


def test_no_two_forms_are_alike() -> None:
    assert len({issue_form("fr", NOW).form_id for _ in range(100)}) == 100
