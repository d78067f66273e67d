"""What is said beside a strange message."""

import pytest

from bot.triage.told import asks_where_to_report, loss_told, wants_to_paste


@pytest.mark.parametrize(
    ("text", "loss"),
    [
        ("j'ai payé 49 euros sur le site", "money_stolen"),
        ("I paid 49.99 to unblock it", "money_stolen"),
        ("on m'a débité 300 euros", "money_stolen"),
        ("j'ai donné mon numéro de carte", "gave_information"),
        ("au secours j'ai cliqué sur le lien et mis ma carte bleue", "gave_information"),
        ("I gave them my card number!!", "gave_information"),
        ("I clicked and put in my card number", "gave_information"),
        ("je n'ai pas vu que c'était faux et j'ai payé 20 euros", "money_stolen"),
        ("I didn't pay attention and gave my code", "gave_information"),
        ("je n'ai rien payé mais j'ai donné ma carte", "gave_information"),
        ("j'ai reçu un message bizarre", None),
        ("je n'ai pas payé", None),
        ("j'ai rien payé, j'ai juste cliqué", None),
        ("aurais-je dû donner mon numéro de carte ?", None),
        ("je n'ai pas donné mon code", None),
        ("I haven't paid anything", None),
        ("I didn't give my card number", None),
        ("should I have paid?", None),
        ("I got a strange call", None),
        ("ma carte vitale est dans le tiroir", None),
    ],
)
def test_a_loss_that_was_told(text: str, loss: str | None) -> None:
    assert loss_told(text) == loss


@pytest.mark.parametrize(
    "text", ["donnez moi le texte pour le 33700", "how do I report it?", "rien", "no nothing"]
)
def test_where_to_report_is_asked(text: str) -> None:
    assert asks_where_to_report(text)


@pytest.mark.parametrize("text", ["pourquoi ?", "are you sure?", "je n'ai plus rien compris à tout cela"])
def test_other_questions_about_a_verdict_ask_for_it_again(text: str) -> None:
    assert not asks_where_to_report(text)


@pytest.mark.parametrize("text", ["je préfère coller le message", "actually I want to paste it"])
def test_pasting_instead_of_describing(text: str) -> None:
    assert wants_to_paste(text)
