"""What a message wants: each request in both languages, and sentences that only resemble one."""

import pytest

from bot.triage.detectors.requests import detect_requests
from bot.triage.reading import Channel
from tests.bot.triage.cases import case_of, signals_of


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        ("Donnez les 16 chiffres de votre carte bancaire", "sms", {"asks_card"}),
        ("Enter your card number and the expiry date", "email", {"asks_card"}),
        ("Communiquez-moi le code reçu par SMS", "call", {"asks_code"}),
        ("Read me the code we just sent you", "call", {"asks_code"}),
        ("Saisissez votre identifiant et votre mot de passe", "email", {"asks_password"}),
        ("Confirm your username and password", "email", {"asks_password"}),
        ("Indiquez votre numéro de sécurité sociale", "email", {"asks_nir"}),
        ("Please provide your social security number", "email", {"asks_nir"}),
        ("Envoyez une photo de votre carte d'identité recto verso", "email", {"asks_papers"}),
        ("Send a copy of your passport", "email", {"asks_papers"}),
        ("Transmettez votre RIB", "email", {"asks_iban"}),
        ("Send us your IBAN", "email", {"asks_iban"}),
        ("Reply with your sort code and account number", "email", {"asks_iban"}),
        ("Remplissez le formulaire", "email", {"asks_details"}),
        ("Please fill in the form", "email", {"asks_details"}),
        (
            "Il faut d'abord régler des frais de dossier de 90 €",
            "email",
            {"asks_advance_fee", "asks_payment"},
        ),
        ("First you must pay a processing fee of £90", "email", {"asks_advance_fee", "asks_payment"}),
        ("Réglez 1,95 € de frais", "sms", {"asks_small_fee"}),
        ("Pay £1.45 for redelivery", "sms", {"asks_small_fee"}),
        ("Faites un virement instantané sur ce compte", "sms", {"asks_transfer"}),
        ("Transfer the money to a new account", "sms", {"asks_transfer"}),
        pytest.param("Wire the money today", "sms", {"asks_transfer"}),
        ("Achetez des cartes cadeaux Google", "sms", {"asks_untraceable"}),
        ("Payez en recharges PCS", "sms", {"asks_untraceable"}),
        ("Buy Apple gift cards", "sms", {"asks_untraceable"}),
        ("Pay in bitcoin", "email", {"asks_untraceable"}),
        ("Validez l'opération dans votre application", "sms", {"asks_validation"}),
        ("Approve the notification in your app", "sms", {"asks_validation"}),
        ("Installez AnyDesk sur votre ordinateur", "call", {"asks_install"}),
        ("Please download TeamViewer", "call", {"asks_install"}),
        ("Un coursier passera chercher l'enveloppe", "call", {"asks_courier"}),
        ("A courier will come to collect the envelope", "call", {"asks_courier"}),
        ("Écris-moi sur WhatsApp", "sms", {"asks_chat"}),
        ("Message me on Telegram", "sms", {"asks_chat"}),
        ("Contact : https://wa.me/33612345678", "sms", {"asks_chat"}),
        ("Chat with us: https://t.me/desk", "sms", {"asks_chat"}),
        ("Répondez OUI à ce message", "sms", {"asks_reply"}),
        ("Reply YES to this text", "sms", {"asks_reply"}),
        ("Cliquez ici : https://suivi-poste.info", "sms", {"asks_click"}),
        ("Tap here: https://track-post.info", "sms", {"asks_click"}),
        ("Scannez le code QR", "letter", {"asks_qr"}),
        ("Scan the QR code", "letter", {"asks_qr"}),
        ("Ameli : donnez votre numéro de sécurité sociale", "sms", {"asks_nir", "never_asked"}),
        ("La Banque Postale : donnez le code reçu par SMS", "sms", {"asks_code", "never_asked"}),
        ("HMRC: send us your card number", "email", {"asks_card", "never_asked"}),
        ("Barclays: confirm your password", "email", {"asks_password", "never_asked"}),
        pytest.param("Can you transfer £480 today?", "sms", {"asks_transfer"}),
    ],
)
def test_what_a_message_wants(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_requests, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Nous ne demandons jamais votre mot de passe", "email", {"asks_password", "never_asked"}),
        ("We will never ask for your password", "email", {"asks_password", "never_asked"}),
        ("Ne communiquez jamais le code reçu par SMS", "sms", {"asks_code"}),
        ("Never share the code we sent you", "sms", {"asks_code"}),
        (
            "Votre remboursement de 25 € a été versé",
            "email",
            {"asks_card", "asks_payment", "asks_small_fee", "asks_transfer"},
        ),
        pytest.param(
            "Votre prélèvement de 35 € aura lieu le 5, selon votre mandat de prélèvement",
            "email",
            {"asks_transfer", "asks_untraceable"},
        ),
        (
            "Merci de votre visite, à bientôt au magasin",
            "sms",
            {"asks_chat", "asks_click", "asks_payment", "asks_reply"},
        ),
        (
            "Thanks for your visit, see you soon",
            "sms",
            {"asks_chat", "asks_click", "asks_payment", "asks_reply"},
        ),
        ("Ameli : votre attestation est prête", "email", {"never_asked"}),
        ("HMRC: your statement is ready", "email", {"never_asked"}),
        ("Donnez votre mot de passe", "email", {"never_asked"}),
        ("Réglez 250 € avant vendredi", "letter", {"asks_small_fee"}),
        ("Pay £250 by Friday", "letter", {"asks_small_fee"}),
        ("La carte du restaurant est en ligne", "sms", {"asks_card", "asks_papers"}),
        ("The job starts on Monday, bring a pen", "sms", {"asks_card", "asks_papers", "asks_transfer"}),
        pytest.param("Colis : top, il est arrivé", "sms", {"asks_payment"}),
        pytest.param("That is a top idea", "sms", {"asks_payment"}),
        ("Le facteur a laissé une enveloppe", "sms", {"asks_courier"}),
        ("Je prends le train de 8 h", "sms", {"asks_install"}),
        ("The line is long at the bakery", "sms", {"asks_chat"}),
        pytest.param("Ne pas répondre à ce message", "email", {"asks_reply"}),
        pytest.param("We do not ask for your password", "email", {"asks_password"}),
        pytest.param("Don't share the code we sent you", "sms", {"asks_code"}),
    ],
)
def test_what_only_resembles_a_request(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_requests, text, channel)


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Ameli : donnez votre numéro de sécurité sociale", "assurance_maladie"),
        ("HMRC: send us your card number", "hmrc"),
    ],
)
def test_what_is_never_asked_names_who_says_so(text: str, organisation: str) -> None:
    [never] = [each for each in detect_requests(case_of(text)) if each.id == "never_asked"]
    assert never.values["organisation"] == organisation
