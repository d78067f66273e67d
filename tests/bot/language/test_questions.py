import pytest

from bot.language.questions import questions_of


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Combien de personnes sont touchées ? Et où porter plainte ?",
            ["Combien de personnes sont touchées ?", "Et où porter plainte ?"],
        ),
        (
            "what was stolen exactly and how do I complain",
            ["what was stolen exactly", "and how do I complain"],
        ),
        (
            "J'ai reçu un courrier ce matin. Est-ce un vrai courrier ? Que dois-je faire ?",
            ["Est-ce un vrai courrier ?", "Que dois-je faire ?"],
        ),
        ("ma femme et moi sommes concernés ?", ["ma femme et moi sommes concernés ?"]),
        ("I clicked on the link. I gave my card number.", []),
        ("Pourquoi ?", []),
        ("", []),
    ],
)
def test_only_what_asks_is_a_question(text: str, questions: list[str]) -> None:
    assert questions_of(text) == questions
