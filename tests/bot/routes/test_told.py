import pytest

from bot.notice.described import UNKNOWN
from bot.routes.told import asked_situations, read_detail, read_situation, told_detail


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("on m'a volé 300 euros", "money_stolen"),
        ("they stole money from me", "money_stolen"),
        ("quelqu'un utilise mon nom", "identity_misused"),
        ("someone uses my name", "identity_misused"),
        ("j'ai cliqué", "gave_information"),
        ("I clicked", "gave_information"),
        ("juste la fuite, rien d'autre", "leak_only"),
        ("only the leak", "leak_only"),
        ("bof", None),
        ("dunno what", None),
    ],
)
def test_what_happened_in_a_few_words(text: str, situation: str | None) -> None:
    assert read_situation(text) == situation


@pytest.mark.parametrize(
    ("situation", "text", "detail"),
    [
        ("money_stolen", "un virement de 400 euros", "transfer"),
        ("money_stolen", "a wire I never made", "transfer"),
        ("money_stolen", "j'ai encore ma carte", "card_in_hand"),
        ("money_stolen", "my card was stolen", "card_gone"),
        ("leak_only", "non rien reçu", "not_told"),
        ("leak_only", "no, nothing", "not_told"),
        ("leak_only", "oui un mail", "notified"),
        ("identity_misused", "un crédit à mon nom", "account"),
        ("identity_misused", "a bailiff wrote to me", "claim"),
        ("gave_information", "mon mdp", "password"),
        ("gave_information", "je ne sais plus", UNKNOWN),
        ("gave_information", "I don't remember", UNKNOWN),
        ("gave_information", "quelle heure est-il", None),
    ],
)
def test_which_case_in_a_few_words(situation: str, text: str, detail: str | None) -> None:
    assert read_detail(situation, text) == detail


@pytest.mark.parametrize(
    ("situation", "text", "detail"),
    [
        ("money_stolen", "on m'a volé 900 euros", None),
        ("money_stolen", "someone took 900 euros from my account", None),
        ("money_stolen", "on m'a volé ma carte et retiré 900 euros", "card_gone"),
        ("money_stolen", "they stole my card and took 900 euros", "card_gone"),
        ("money_stolen", "un virement de 900 euros que je n'ai pas fait", "transfer"),
        ("money_stolen", "I see online purchases that are not mine", "card_in_hand"),
        ("identity_misused", "quelqu'un a pris un crédit à mon nom", "account"),
        ("identity_misused", "someone opened a loan in my name", "account"),
        ("identity_misused", "someone uses my name", None),
        ("identity_misused", "un crédit à mon nom, et un huissier m'écrit", None),
        ("gave_information", "j'ai donné mon numéro de carte à un faux conseiller", "card"),
        ("gave_information", "I only clicked, nothing else", "click"),
        ("gave_information", "I gave my password and my card number", None),
        ("suspicious_message", "j'ai reçu un sms bizarre", "sms"),
        ("suspicious_message", "someone called me about my carte vitale", "call"),
    ],
)
def test_a_case_that_was_told_is_not_asked(situation: str, text: str, detail: str | None) -> None:
    assert told_detail(situation, text) == detail


def test_a_long_story_is_no_short_answer() -> None:
    assert read_situation("argent " * 40) is None
    assert read_detail("money_stolen", "virement " * 40) is None


def test_danger_is_never_a_choice_in_a_list() -> None:
    assert "danger" not in asked_situations()
