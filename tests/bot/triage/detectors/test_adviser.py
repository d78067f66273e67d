"""The false bank adviser and the false technician: an alarm and what the person is to do, together."""

import pytest

from bot.triage.detectors.adviser import detect_adviser
from bot.triage.reading import Channel
from tests.bot.triage.cases import signals_of

ANY = {
    "alarm_with_link",
    "alarm_with_number",
    "data_on_the_phone",
    "false_adviser",
    "false_technician",
    "secret_on_the_phone",
}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        (
            "Service fraude de votre banque : un paiement suspect de 890 € est en cours. "
            "Validez la notification dans votre application pour l'annuler.",
            "sms",
            {"false_adviser"},
        ),
        (
            "Cellule antifraude : un achat non reconnu a été détecté. Lisez-moi le code reçu par SMS.",
            "call",
            {"false_adviser", "secret_on_the_phone"},
        ),
        (
            "Fraud team: someone is trying to move your money. Transfer your savings to a safe account now.",
            "sms",
            {"false_adviser"},
        ),
        (
            "This is your bank's security department. A strange payment was detected, read me "
            "the passcode we sent you.",
            "call",
            {"false_adviser", "secret_on_the_phone"},
        ),
        (
            "Tentative de virement suspecte. Si ce n'est pas vous, appelez le 01 84 80 12 34.",
            "sms",
            {"alarm_with_number"},
        ),
        (
            "Unusual payment of £640 attempted. If this was not you, call 020 3808 1234 now.",
            "sms",
            {"alarm_with_number"},
        ),
        (
            "Nouvel appareil ajouté à votre compte. Si ce n'est pas vous, cliquez ici : "
            "https://opposition-compte.info",
            "sms",
            {"alarm_with_link"},
        ),
        (
            "A new payee was added to your account. Not you? Cancel here https://stop-payee.info",
            "sms",
            {"alarm_with_link"},
        ),
        (
            "Votre ordinateur est infecté par un virus. Appelez immédiatement le 09 70 18 12 34.",
            None,
            {"false_technician"},
        ),
        (
            "Your computer has been hacked. Call Windows support on 020 3808 1234 and install AnyDesk.",
            None,
            {"false_technician"},
        ),
        (
            "Un conseiller m'a appelé, il voulait le code que j'avais reçu par SMS",
            None,
            {"secret_on_the_phone"},
        ),
        pytest.param(
            "Someone called me from the bank and asked me to read out the passcode",
            None,
            {"secret_on_the_phone"},
        ),
        (
            "Un coursier va passer chez vous prendre la carte bancaire, ici le service fraude.",
            "call",
            {"false_adviser", "secret_on_the_phone"},
        ),
        (
            "A courier will come to collect your card, said the fraud department.",
            "call",
            {"false_adviser", "secret_on_the_phone"},
        ),
        (
            "On m'a téléphoné de la sécu, il demandait mon numéro de sécurité sociale",
            None,
            {"data_on_the_phone"},
        ),
        ("A woman called me and wanted my card number to update my file", None, {"data_on_the_phone"}),
        ("Il m'a appelé et m'a demandé d'installer AnyDesk", None, {"data_on_the_phone"}),
        (
            "Pour annuler le virement frauduleux, communiquez vos identifiants à notre conseiller.",
            "email",
            {"false_adviser"},
        ),
        pytest.param(
            "Bonjour, je suis votre conseiller. Trois achats sont en train de passer sur "
            "votre carte, il faut me lire les codes que vous recevez.",
            "call",
            {"false_adviser", "secret_on_the_phone"},
        ),
        pytest.param(
            "Hello, I'm calling from your bank. There are three payments going out, I need "
            "the code on your screen.",
            "call",
            {"false_adviser", "secret_on_the_phone"},
        ),
        (
            "Votre PC est bloqué par un virus, contactez le support Microsoft au 01 84 80 12 34",
            "email",
            {"false_technician"},
        ),
        pytest.param(
            "We are from your internet provider, your router is infected, let us connect to your computer",
            "call",
            {"false_technician"},
        ),
        pytest.param("You didn't make this payment? Call 020 3808 1234", "sms", {"alarm_with_number"}),
        (
            "Il m'a dit de lui lire le code affiché sur mon téléphone, c'était un appel de ma banque",
            "call",
            {"secret_on_the_phone"},
        ),
    ],
)
def test_an_alarm_and_what_to_do_about_it(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_adviser, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Votre virement de 200 € a bien été effectué.", "sms", ANY),
        ("Paiement de 42,90 € refusé : provision insuffisante.", "sms", ANY),
        (
            "Votre code est 482913. Ne le communiquez à personne, nous ne vous le demanderons jamais.",
            "sms",
            {"false_adviser", "secret_on_the_phone"},
        ),
        (
            "Nous ne vous demanderons jamais votre mot de passe. Le service fraude de votre banque.",
            "email",
            {"false_adviser"},
        ),
        ("We will never ask for your password or for a code. Your fraud team.", "email", {"false_adviser"}),
        ("Mon ordinateur est en panne, tu peux passer demain ?", "sms", {"false_technician"}),
        ("Can you call me when the laptop is repaired?", "sms", {"false_technician"}),
        ("Maman m'a appelé hier, elle va bien", None, ANY),
        ("My dentist called me to move the appointment", None, ANY),
        ("Nouvelle connexion à votre compte. Si c'est vous, ignorez ce message.", "email", ANY),
        ("A payment of £12.50 to the bakery was made with your card.", "sms", ANY),
        ("Tu me donnes le code de la porte ? Je suis en bas", "sms", ANY),
    ],
)
def test_an_alarm_alone_or_a_call_alone_is_no_adviser(
    text: str, channel: Channel | None, absent: set[str]
) -> None:
    assert not absent & signals_of(detect_adviser, text, channel)
