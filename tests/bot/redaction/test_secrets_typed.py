import pytest

from bot.redaction.secrets_typed import find_secrets
from tests.bot.redaction.finding import pieces


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("mon mot de passe est Soleil2024!", "Soleil2024!"),
        ("mot de passe : azerty123", "azerty123"),
        ("mdp=p@ssword", "p@ssword"),
        ("my password is hunter2", "hunter2"),
        ("password: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("le code reçu est 482913", "482913"),
        ("mon code est le 482913", "482913"),
        ("the code is 482913", "482913"),
        ("code: 48 29 13", "48 29 13"),
        ("code de confirmation 482913", "482913"),
        ("the code I got was 482913", "482913"),
        ("cvv 123", "123"),
        ("cryptogramme : 123", "123"),
        ("my PIN is 1234", "1234"),
        ("code secret 9876", "9876"),
        ("482913 est mon code", "482913"),
    ],
)
def test_finds_a_secret_that_is_announced(text: str, secret: str) -> None:
    assert pieces(find_secrets, text) == [secret]


@pytest.mark.parametrize(
    "text",
    [
        "mon mot de passe est trop simple",
        "my password is too simple",
        "dois-je changer mon mot de passe ?",
        "code postal 75011",
        "my postcode is 75011",
        "zip code 13090",
        "ils m'ont demandé le code 3 fois",
        "they asked for the code 3 times",
        "article 226 du code pénal",
        "il m'a appelé le 17 mars",
    ],
)
def test_leaves_talk_about_secrets(text: str) -> None:
    assert pieces(find_secrets, text) == []
