import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction.canonical import canonical


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("２８４", "284"),
        ("n\u00ba\u00a05\u202f6", "no 5 6"),
        ("e\u0301te\u0301", "été"),
        ("zero\u200bwidth", "zerowidth"),
        ("right\u202eto left", "rightto left"),
        ("bell\u0007 null\u0000", "bell null"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        (" \u2003\n around \t", "around"),
        ("une   même\t\tligne", "une même ligne"),
        ("", ""),
        ("\u200b\u2060", ""),
    ],
)
def test_brings_a_text_into_one_form(typed: str, expected: str) -> None:
    assert canonical(typed) == expected


@given(st.text())
def test_a_second_time_changes_nothing(typed: str) -> None:
    once = canonical(typed)
    assert canonical(once) == once


@given(st.text())
def test_no_control_or_format_character_is_left(typed: str) -> None:
    left = {unicodedata.category(c) for c in canonical(typed) if c not in "\n\t"}
    assert not {category for category in left if category.startswith("C")}
