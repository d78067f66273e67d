"""Words that command."""

import pytest

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
