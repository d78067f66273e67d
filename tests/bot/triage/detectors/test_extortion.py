"""Threats, orders and false deals, and the honest messages that speak of the same things."""

import pytest

from bot.triage.detectors.extortion import detect_extortion
from bot.triage.reading import Channel
from tests.bot.triage.cases import MISSED, signals_of

ANY = {
    "code_by_mistake",
    "false_boss",
    "false_buyer",
    "false_summons",
    "new_bank_details",
    "overpaid_cheque",
    "payment_unseen",
    "sextortion",
}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        (
            "Je vous ai filmé par votre webcam. Envoyez 500 € en bitcoin ou la vidéo part à "
            "tous vos contacts.",
            "email",
            {"sextortion"},
        ),
        (
            "I recorded you through your webcam. Pay $900 in bitcoin or I send the video to "
            "all your contacts.",
            "email",
            {"sextortion"},
        ),
        ("J'ai tes photos intimes. Paye 200 € en PCS ou tes abonnés verront tout.", "sms", {"sextortion"}),
        (
            "Convocation : une procédure pénale est ouverte contre vous pour "
            "pédopornographie. Répondez avant 48 h à procureur@mail-justice.info",
            "email",
            {"false_summons"},
        ),
        (
            "A warrant for your arrest has been issued. Call officer Brown on 020 3808 1234 "
            "to avoid prosecution.",
            "call",
            {"false_summons"},
        ),
        (
            "Police : votre identité est liée à un trafic de drogue. Poursuites engagées, "
            "appelez le 01 84 80 12 34.",
            "call",
            {"false_summons"},
        ),
        (
            "Coucou, je t'ai envoyé par erreur un code à 6 chiffres par SMS, tu peux me le renvoyer ?",
            "sms",
            {"code_by_mistake"},
        ),
        ("Hi, I sent you a 6 digit code by mistake, can you send it to me?", "sms", {"code_by_mistake"}),
        (
            "Êtes-vous au bureau ? Je suis en réunion toute la journée. Achetez 5 cartes "
            "cadeaux Google et envoyez-moi les codes.",
            "email",
            {"false_boss"},
        ),
        (
            "Are you available? I'm in a meeting and can't talk. I need you to buy Apple gift "
            "cards for clients.",
            "email",
            {"false_boss"},
        ),
        (
            "Veuillez noter notre nouveau RIB pour le règlement de vos factures : FR76 3000 "
            "6000 0112 3456 7890 189",
            "email",
            {"new_bank_details"},
        ),
        (
            "Our bank account has changed. Please pay invoice 4471 to the new account.",
            "email",
            {"new_bank_details"},
        ),
        pytest.param(
            "L'appartement est libre mais je suis à l'étranger, versez la caution par mandat "
            "cash avant la visite.",
            "email",
            {"payment_unseen"},
        ),
        pytest.param(
            "The flat is available but I am abroad, please transfer the money for the deposit "
            "before the viewing.",
            "email",
            {"payment_unseen"},
        ),
        pytest.param(
            "Je veux acheter votre article, cliquez sur ce lien pour recevoir le paiement : "
            "https://paiement-annonce.info",
            "sms",
            {"false_buyer"},
        ),
        (
            "I want to buy your item, a courier will come. Enter your card number to receive "
            "the payment: https://pay-listing.info",
            "sms",
            {"false_buyer"},
        ),
        (
            "Encaissez le chèque, gardez 200 € et virez le reste au transporteur.",
            "email",
            {"overpaid_cheque"},
        ),
        ("Deposit the cheque, keep £200 and send the remainder to the mover.", "email", {"overpaid_cheque"}),
        pytest.param(
            "Votre ordinateur a été piraté, j'ai une vidéo de vous. 700 euros en bitcoin sous "
            "48h ou je publie tout.",
            "email",
            {"sextortion"},
        ),
        (
            "I have access to your device and I watched you through the camera. Send $700 in bitcoin.",
            "email",
            {"sextortion"},
        ),
        pytest.param(
            "Vous êtes poursuivi pour pédopornographie, répondez à brigade@mail-justice.info "
            "sous peine d'arrestation",
            "email",
            {"false_summons"},
        ),
        pytest.param(
            "You are wanted for tax fraud. Pay now by gift card or be arrested.",
            "call",
            {"false_summons"},
        ),
        ("Je t'ai mis mon code WhatsApp par erreur, renvoie-le-moi", "sms", {"code_by_mistake"}),
        pytest.param(
            "Vote for my daughter in the contest: https://vote-contest.info then send me the code you get",
            "sms",
            {"code_by_mistake"},
            marks=MISSED,
        ),
        pytest.param(
            "C'est le directeur, j'ai besoin d'un virement confidentiel de 12 000 € aujourd'hui",
            "email",
            {"false_boss"},
        ),
        pytest.param(
            "It's the CEO, I need a confidential transfer of £12,000 done today",
            "email",
            {"false_boss"},
        ),
        (
            "Nous avons changé de banque, merci d'utiliser cet IBAN : FR76 3000 6000 0112 3456 7890 189",
            "email",
            {"new_bank_details"},
        ),
        pytest.param(
            "Studio disponible, loyer 450 €, je vis à Dublin, envoyez la caution par Western "
            "Union et je poste les clés",
            "email",
            {"payment_unseen"},
        ),
        (
            "Lovely flat to rent, I live overseas, send the deposit by bank transfer and I post the keys",
            "email",
            {"payment_unseen"},
        ),
    ],
)
def test_threats_orders_and_false_deals(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_extortion, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("La vidéo du spectacle est prête, je l'envoie à tous les parents.", "email", ANY),
        ("The wedding video is ready, I will send it to the whole family.", "email", ANY),
        ("Convocation à l'assemblée générale de copropriété le 12 mars à 18h.", "letter", ANY),
        ("You are summoned for jury service at the Crown Court on 4 May.", "letter", ANY),
        ("Le code de la porte est 4821, à demain", "sms", ANY),
        ("Your code is 482913. Do not share it.", "sms", ANY),
        ("Es-tu disponible samedi pour déjeuner ?", "sms", ANY),
        ("Are you free for lunch on Friday?", "sms", ANY),
        pytest.param("Je change de banque le mois prochain, tu me conseilles laquelle ?", "sms", ANY),
        ("La visite de l'appartement est samedi à 10h.", "sms", ANY),
        ("The flat viewing is at 6pm on Monday.", "sms", ANY),
        ("Bonjour, le vélo est-il toujours à vendre ? Je peux passer le voir samedi.", "sms", ANY),
        ("Is the bike still for sale? I can collect it on Saturday.", "sms", ANY),
        ("Votre chèque a bien été reçu, merci.", "email", ANY),
        ("Thank you, the cheque arrived this morning.", "sms", ANY),
        ("I have changed banks, such a fuss", "sms", ANY),
    ],
)
def test_honest_messages_of_the_same_subjects(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_extortion, text, channel)
