"""Choices that are typed: by number where they have one, by their title everywhere."""

import pytest

from bot.messaging.choosing import chosen, offered
from bot.messaging.outgoing import Choice, Said

SAID = (
    Said("Earlier", "fr", (Choice("Rien", "p0"),)),
    Said("Now", "fr", (Choice("Que dois-je faire\u202f?", "p1"), Choice("J’ai payé", "p2"))),
    Said("No choice", "fr"),
)


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("2", "p2"),
        (" 1. ", "p1"),
        ("(2)", "p2"),
        ("n° 1", "p1"),
        ("#2", "p2"),
        ("j'ai paye", "p2"),
        ("Que dois-je faire ?", "p1"),
        ("QUE DOIS JE FAIRE", "p1"),
    ],
)
def test_what_stands_last_is_chosen(text: str, payload: str) -> None:
    assert chosen(text, offered(SAID, numbered=True) or {}) == payload


@pytest.mark.parametrize(
    "text", ["3", "0", "12", "75011", "rien", "2 fois", "j'ai payé hier", "", "3646", "²", "/affirm", "p1"]
)
def test_anything_else_is_said_in_words(text: str) -> None:
    assert chosen(text, offered(SAID, numbered=True) or {}) is None


def test_number_means_nothing_where_no_numbers_are_shown() -> None:
    choices = offered(SAID, numbered=False) or {}
    assert chosen("2", choices) is None
    assert chosen("J'ai payé", choices) == "p2"


def test_earlier_choices_stand_while_no_others_are_offered() -> None:
    assert offered(SAID[2:], numbered=True) is None
