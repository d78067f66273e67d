"""What genuine messages say, and what no scam must pass for."""

import pytest

from bot.triage.detectors.reassuring import detect_reassuring
from bot.triage.reading import Channel
from tests.bot.triage.cases import signals_of

ANY = {"nothing_to_do", "one_time_code", "says_never_asks", "warns_of_scams"}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        ("Nous ne demandons jamais votre mot de passe", "email", {"says_never_asks"}),
        ("We will never ask for your password", "email", {"says_never_asks"}),
        ("Attention aux arnaques : de faux SMS circulent en ce moment", "email", {"warns_of_scams"}),
        ("Beware of scams: fake texts are going round", "email", {"warns_of_scams"}),
        ("482913 est votre code. Ne le communiquez à personne.", "sms", {"one_time_code"}),
        ("Your code is 482913. Never share it with anyone.", "sms", {"one_time_code"}),
        pytest.param("Your code is 482913. Do not share it with anyone.", "sms", {"one_time_code"}),
        ("Vous n'avez aucune démarche à faire", "email", {"nothing_to_do"}),
        pytest.param("You don't need to do anything", "email", {"nothing_to_do"}),
        ("No action is required", "email", {"nothing_to_do"}),
    ],
)
def test_what_reassures(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_reassuring, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Donnez votre mot de passe, ne tardez pas", "sms", ANY),
        ("Enter your password now", "sms", ANY),
        ("Attention aux arnaques : vérifiez sur https://anti-arnaque.info", "sms", {"warns_of_scams"}),
        ("Beware of scams: check on https://anti-scam.info", "sms", {"warns_of_scams"}),
        ("Donnez-moi le code 482913", "sms", ANY),
        ("Tell me the code 482913", "sms", ANY),
        ("Cliquez vite ici", "sms", ANY),
        ("You must act today", "sms", ANY),
    ],
)
def test_what_does_not_reassure(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_reassuring, text, channel)
