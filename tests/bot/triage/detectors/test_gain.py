"""Money out of nowhere, and money that is really paid, lent or earned."""

import pytest

from bot.triage.detectors.gain import detect_gain
from bot.triage.reading import Channel
from tests.bot.triage.cases import signals_of

ANY = {
    "inheritance",
    "investment",
    "job_too_easy",
    "loan_with_fee",
    "prize_to_claim",
    "recovery",
    "refund_to_claim",
}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        (
            "Un remboursement de 284,50 € vous attend, cliquez sur https://remb-impots.info "
            "pour le recevoir.",
            "sms",
            {"refund_to_claim"},
        ),
        (
            "You are owed a tax refund of £312. Claim it here: https://tax-back.info",
            "sms",
            {"refund_to_claim"},
        ),
        ("Suite à un trop-perçu, confirmez votre RIB pour recevoir 96 €.", "email", {"refund_to_claim"}),
        (
            "We overcharged you. Send your account number and sort code to get your refund.",
            "email",
            {"refund_to_claim"},
        ),
        (
            "Félicitations, vous avez gagné un iPhone ! Cliquez sur https://cadeau-du-jour.top",
            "sms",
            {"prize_to_claim"},
        ),
        (
            "Congratulations, you won our weekly draw! Tap https://lucky-draw.top to claim",
            "sms",
            {"prize_to_claim"},
        ),
        (
            "Je suis veuve et malade, je veux faire don de ma fortune. Répondez à maitre.lebrun@gmail.com",
            "email",
            {"inheritance"},
        ),
        (
            "A late client left an estate to you. Reply to barrister.cole@gmail.com, a "
            "processing fee applies.",
            "email",
            {"inheritance"},
        ),
        (
            "Emploi en télétravail, 300 € par jour sans expérience, contactez-nous sur WhatsApp",
            "sms",
            {"job_too_easy"},
        ),
        ("Remote job: earn £250 a day, no experience, message us on Telegram", "sms", {"job_too_easy"}),
        (
            "Rendement garanti de 20 % par semaine, investissez en bitcoin avec notre robot de trading",
            "email",
            {"investment"},
        ),
        (
            "Guaranteed returns with our crypto trading bot, double your money in a week",
            "email",
            {"investment"},
        ),
        (
            "Prêt de 20 000 € entre particuliers, taux 2 %, frais de dossier de 150 €",
            "email",
            {"loan_with_fee"},
        ),
        (
            "Loan approved despite bad credit: pay the processing fee of £90 to release it",
            "sms",
            {"loan_with_fee"},
        ),
        pytest.param(
            "Nous avons retrouvé les fonds que vous avez perdus. Payez les frais de déblocage "
            "pour les récupérer.",
            "email",
            {"recovery"},
        ),
        pytest.param(
            "We traced your lost funds. Pay the release fee and we will recover them.",
            "email",
            {"recovery"},
        ),
        (
            "La Caf vous doit 213 €, remplissez le formulaire pour percevoir la somme",
            "sms",
            {"refund_to_claim"},
        ),
        ("Dear taxpayer, you qualify for a rebate of £210, complete the form", "email", {"refund_to_claim"}),
        (
            "Vous êtes l'heureux gagnant de notre tirage au sort, cliquez ici https://tirage-lot.top",
            "email",
            {"prize_to_claim"},
        ),
        ("Like des vidéos et gagne 200 € par jour, écris-moi sur Telegram", "sms", {"job_too_easy"}),
        ("Part time job, rate hotels from home, £150 daily, WhatsApp us", "sms", {"job_too_easy"}),
        ("Prêt rapide sans justificatif, répondez à pret.facile@gmail.com", "email", {"loan_with_fee"}),
        (
            "Victime d'une arnaque ? Nous récupérons votre argent, versez 200 € pour ouvrir le dossier",
            "email",
            {"recovery"},
        ),
        ("Scammed before? We recover your crypto, pay the retainer today", "email", {"recovery"}),
    ],
)
def test_money_out_of_nowhere(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_gain, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Votre remboursement de soins de 25 € a été versé sur votre compte.", "email", ANY),
        ("Your refund of £25 has been paid to your card.", "email", ANY),
        ("Bravo pour ton examen, on fête ça samedi ?", "sms", ANY),
        ("Congratulations on the baby! See you soon", "sms", ANY),
        ("Entretien pour le poste de comptable mardi à 10h, rue des Lilas.", "email", ANY),
        ("Your job interview is on Tuesday at 10 in our office.", "email", ANY),
        ("Le prêt de la voiture, c'est toujours bon pour demain ?", "sms", ANY),
        ("Your mortgage statement for May is in your account.", "email", ANY),
        ("La succession de votre tante sera signée chez le notaire le 3 mai.", "letter", ANY),
        pytest.param("I will be late tonight, text me back", "sms", ANY),
        ("As-tu retrouvé l'argent de la coopérative ?", "sms", ANY),
        pytest.param("Don't forget to reply by Friday", "email", {"inheritance"}),
        pytest.param("We will be there at six, message me when you are home", "sms", {"inheritance"}),
    ],
)
def test_money_that_is_really_paid_lent_or_earned(
    text: str, channel: Channel | None, absent: set[str]
) -> None:
    assert not absent & signals_of(detect_gain, text, channel)
