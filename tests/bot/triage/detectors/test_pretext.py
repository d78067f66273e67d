"""The usual pretexts with something to do, and the same subjects with nothing to do."""

import pytest

from bot.triage.detectors.pretext import detect_pretext
from bot.triage.reading import Channel
from tests.bot.triage.cases import signals_of

ANY = {
    "account_problem",
    "fine_to_pay",
    "identity_check",
    "new_health_card",
    "order_to_cancel",
    "parcel_to_release",
}


@pytest.mark.parametrize(
    ("text", "channel", "found"),
    [
        (
            "Votre carte Vitale expire, remplissez le formulaire sur https://carte-maj.info",
            "sms",
            {"new_health_card"},
        ),
        ("Your carte Vitale must be renewed: click https://card-renewal.info", "sms", {"new_health_card"}),
        pytest.param(
            "Votre colis est bloqué, réglez 1,99 € de frais de port",
            "sms",
            {"parcel_to_release"},
        ),
        ("Your parcel is held: pay the customs fee of £1.45", "sms", {"parcel_to_release"}),
        pytest.param(
            "Colis non livré : adresse incomplète, mettez à jour sur https://suivi-poste.top",
            "sms",
            {"parcel_to_release"},
        ),
        pytest.param("Amende impayée, réglez 35 € sous 48 heures", "sms", {"fine_to_pay"}),
        ("Unpaid parking penalty: pay £25 today", "sms", {"fine_to_pay"}),
        ("Votre compte est suspendu, cliquez sur https://compte-reactiv.info", "email", {"account_problem"}),
        (
            "Your payment failed, update your card here https://billing-desk.info",
            "email",
            {"account_problem"},
        ),
        ("Confirmez votre identité en cliquant sur https://identite-maj.info", "email", {"identity_check"}),
        (
            "Verify your identity: click https://verify-me.info and fill in the form",
            "email",
            {"identity_check"},
        ),
        (
            "Commande de 499 € confirmée. Pour annuler, appelez le 01 84 80 12 34",
            "email",
            {"order_to_cancel"},
        ),
        (
            "Your subscription of $399 was renewed. To cancel, call 020 3808 1234",
            "email",
            {"order_to_cancel"},
        ),
        (
            "Votre nouvelle carte Vitale V3 est disponible, commandez-la sur https://vitale-v3.info",
            "sms",
            {"new_health_card"},
        ),
        pytest.param(
            "Le livreur n'a pas pu vous livrer, reprogrammez et payez 0,99 € : https://relivrer.top",
            "sms",
            {"parcel_to_release"},
        ),
        (
            "We tried to deliver your item, pay £1.99 to rebook: https://rebook-post.top",
            "sms",
            {"parcel_to_release"},
        ),
        pytest.param("Contravention non réglée : payez 35 € avant majoration", "sms", {"fine_to_pay"}),
        ("Your PCN is unpaid, settle it today to avoid a higher charge", "sms", {"fine_to_pay"}),
        (
            "Netflix : votre paiement a échoué, mettez à jour votre carte https://abo-netf.info",
            "email",
            {"account_problem"},
        ),
        ("Your iCloud storage is full, upgrade here https://cloud-plan.info", "email", {"account_problem"}),
        (
            "Votre abonnement antivirus de 399 € a été renouvelé. Appelez le 01 84 80 12 34 "
            "si vous n'êtes pas d'accord.",
            "email",
            {"order_to_cancel"},
        ),
    ],
)
def test_a_pretext_with_something_to_do(text: str, channel: Channel | None, found: set[str]) -> None:
    assert found <= signals_of(detect_pretext, text, channel)


@pytest.mark.parametrize(
    ("text", "channel", "absent"),
    [
        ("Votre carte Vitale a bien été mise à jour à la pharmacie", "email", ANY),
        ("Keep your carte Vitale with you at the hospital", "letter", ANY),
        (
            "Votre colis est arrivé au relais, retirez-le avec une pièce d'identité",
            "sms",
            {"account_problem", "fine_to_pay", "identity_check", "new_health_card", "order_to_cancel"},
        ),
        ("Your parcel was left with a neighbour", "sms", ANY),
        (
            "Votre paiement de l'amende a bien été enregistré",
            "email",
            {"account_problem", "identity_check", "new_health_card", "order_to_cancel", "parcel_to_release"},
        ),
        ("The car park is full, I am in the next street", "sms", ANY),
        ("Votre commande est prête en magasin", "sms", ANY),
        ("Your order is ready to collect in store", "sms", ANY),
        ("Mon compte rendu est sur ton bureau", "sms", ANY),
        ("On s'appelle pour le dossier demain ?", "sms", ANY),
        ("Merci de confirmer votre présence à la réunion", "email", ANY),
        ("Please confirm that you are coming on Sunday", "email", ANY),
    ],
)
def test_the_same_subject_with_nothing_to_do(text: str, channel: Channel | None, absent: set[str]) -> None:
    assert not absent & signals_of(detect_pretext, text, channel)
