"""A relative in trouble who needs money, and relatives who only write."""

import pytest

from bot.triage.detectors.family import detect_family
from bot.triage.reading import Channel
from tests.bot.triage.cases import signals_of

ANY = {"family_courier", "family_in_trouble", "family_on_new_number", "romance_with_money"}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        (
            "Coucou maman, mon téléphone est tombé dans l'eau, c'est mon nouveau numéro. Tu "
            "peux me faire un virement de 650 € ?",
            "sms",
            {"family_in_trouble"},
        ),
        (
            "Mum I dropped my phone down the toilet, this is my new number. Can you transfer "
            "£480 today? I'll pay you back",
            "sms",
            {"family_in_trouble"},
        ),
        (
            "Papi, j'ai eu un accident, je suis à l'hôpital, il faut payer 1 200 € vite",
            "sms",
            {"family_in_trouble"},
        ),
        pytest.param(
            "Grandma, I am stuck at the airport, please wire the money today",
            "sms",
            {"family_in_trouble"},
        ),
        ("Papa c'est mon nouveau numéro, écris-moi sur WhatsApp", "sms", {"family_on_new_number"}),
        ("Hi dad, this is my new number, message me on WhatsApp please", "sms", {"family_on_new_number"}),
        (
            "Votre fils a eu un accident, il est en garde à vue. Un coursier passera chercher "
            "la caution en espèces.",
            "call",
            {"family_courier"},
        ),
        (
            "Your grandson was arrested after a crash. A courier will come to collect the bail in cash.",
            "call",
            {"family_courier"},
        ),
        (
            "Mon amour, je suis bloqué sur une plateforme pétrolière, envoie-moi 800 € par Western Union",
            "email",
            {"romance_with_money"},
        ),
        (
            "My darling, I am deployed in Syria, please buy a gift card so that I can come home",
            "email",
            {"romance_with_money"},
        ),
        (
            "Maman c'est moi, j'ai cassé mon tel, je t'écris du portable d'un copain. Tu peux "
            "me dépanner 500€ ?",
            "sms",
            {"family_in_trouble"},
        ),
        (
            "Dad, I lost my phone, this is a friend's number. I have a bill to pay today, can you send £600?",
            "sms",
            {"family_in_trouble"},
        ),
        (
            "Mamie, c'est moi, j'ai renversé quelqu'un, je suis chez les gendarmes, il faut "
            "4000 € de caution",
            "call",
            {"family_in_trouble"},
        ),
        ("Hello mum, delete my old number and text me here", "sms", {"family_on_new_number"}),
        ("Coucou papa, supprime mon ancien numéro et réponds-moi ici", "sms", {"family_on_new_number"}),
    ],
)
def test_a_relative_who_needs_money(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_family, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Maman, mon téléphone est cassé, je rentre plus tard", "sms", ANY),
        ("Mum my phone is dead, I'll be home at six", "sms", ANY),
        ("Mamie est à l'hôpital, opération demain, appelle-moi", "sms", ANY),
        ("Grandad is in hospital, visiting is from 2pm", "sms", ANY),
        ("Papa, tu peux payer les 12 € de la sortie scolaire ?", "sms", ANY),
        ("Dad can you pay the £12 for the school trip?", "sms", ANY),
        ("Mon amour, je rentre vers 20h, je prends du pain", "sms", ANY),
        ("Love you darling, see you tonight", "sms", ANY),
        ("Le nouveau numéro du secrétariat est le 01 23 45 67 89", "email", ANY),
        ("Our new phone number is 020 7946 0018", "email", ANY),
    ],
)
def test_a_relative_who_only_writes(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_family, text, channel)
