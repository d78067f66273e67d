"""Words that command, and numbers that choose."""

import pytest

from bot.messaging.numbers import chosen_number
from bot.messaging.words import commanded


@pytest.mark.parametrize(
    "text", ["STOP", "stop", "Stop.", " Arrêt ", "ARRET", "arrêt!", "/stop", "Désabonner"]
)
def test_stop(text: str) -> None:
    assert commanded(text) == "stop"


@pytest.mark.parametrize("text", ["EFFACER", "Tout effacer", "effacez tout !", "Erase", "delete my data"])
def test_erase(text: str) -> None:
    assert commanded(text) == "erase"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "arrête de m'écrire, c'est une arnaque ?",
        "comment arrêter les appels",
        "j'ai répondu STOP au message",
        "I want it to stop",
        "should I delete my data?",
        "stop " * 20,
        "停止",
    ],
)
def test_a_sentence_is_no_command(text: str) -> None:
    assert commanded(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), (" 2 ", 2), ("2.", 2), ("(2)", 2), ("n° 2", 2), ("#3", 3), ("12", 12)],
)
def test_number_that_chooses(text: str, number: int) -> None:
    assert chosen_number(text) == number


@pytest.mark.parametrize("text", ["0", "123", "75011", "2 fois", "1 et 2", "deux", "", "3646", "²"])
def test_number_that_says_something_else(text: str) -> None:
    assert chosen_number(text) is None
