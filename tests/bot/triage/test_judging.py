"""Whole judgements: the bars on messages that nothing was learnt from, and what no message may pass for."""

from datetime import date

import pytest

from bot.evaluation.triage import Judged, judge_all, percentile, score
from bot.settings import PROJECT
from bot.triage.judging import LONGEST_JUDGED, Judgement, judge
from bot.triage.labelled import read_labelled
from bot.triage.reading import Channel

HELD_OUT = PROJECT / "data" / "held_out" / "triage" / "messages.tsv"


@pytest.fixture(scope="module")
def held_out() -> list[Judged]:
    return list(judge_all(read_labelled(HELD_OUT)))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_bars_hold_on_messages_never_learnt_from(held_out: list[Judged], language: str) -> None:
    found = score([one for one in held_out if one.message.language == language])
    assert found.caught >= 0.90
    assert found.false_alarms <= 0.032  # two of 63 in English; one more or less is 1.6 points
    assert found.passed == 0
    assert found.acceptable >= 0.95


def test_ninety_nine_of_a_hundred_take_five_milliseconds_at_most(held_out: list[Judged]) -> None:
    assert percentile(held_out, 0.99) <= 5


SCAMS: list[tuple[str, Channel]] = [
    ("Ameli : vos droits prennent fin ce soir, mise à jour sur https://ameli-droits.top/maj", "sms"),
    (
        "Assurance Maladie: your card ends tonight, update it at https://www.ameli.fr@renew.example.com/x",
        "sms",
    ),
    ("Votre colis est retenu, réglez 1,99 € : https://www.laposte.fr.suivi-retrait.info/p", "sms"),
    ("Suite à la fuite, 420 € vous reviennent : donnez votre IBAN sur indemnisation-assures.com", "email"),
    ("Are you in the stolen health insurance file? Type your 13 digits to know: leak-lookup-fr.com", "sms"),
    ("Mum, I dropped my phone in the sink, this is my new number. Can you transfer £900 today?", "sms"),
    ("J'ai filmé votre écran. 600 euros en bitcoin ou tous vos contacts reçoivent la vidéo.", "email"),
    ("Le service fraude de ma banque m'a appelé et m'a fait valider trois opérations dans l'appli.", "call"),
]


@pytest.mark.parametrize(("text", "channel"), SCAMS)
def test_the_usual_scams(text: str, channel: Channel) -> None:
    judgement = judge(text, channel)
    assert judgement.verdict == "likely_scam"
    assert judgement.grounded, "more than its wording must speak against it"


DECOYS = [
    "Ameli : aucun paiement, seulement votre code reçu, sur https://www.ameli.fr",
    "Impots.gouv : pas besoin de mot de passe mais votre IBAN suffit : https://www.impots.gouv.fr",
    "HMRC: no payment needed, just reply with your sort code. https://www.gov.uk",
    "Ameli : votre dossier https://www.ameli.fr. Appelez-nous au 01 84 80 11 22.",
    "Microsoft: your file is at https://www.office.com/x and see https://onedrive.live.com/abc",
    "Votre remboursement est sur https://www.ameli.fr. Répondez avec votre numéro de carte et le code reçu.",
    "Info sur https://www.impots.gouv.fr. Appelez tout de suite le 08 99 70 15 15 pour débloquer la somme.",
    "See https://www.gov.uk, then send a photo of your passport to refunds.desk@gmail.com",
    "Your bank: https://www.hsbc.co.uk. To stop the transfer, message our agent on WhatsApp +44 7700 900123",
]


@pytest.mark.parametrize("text", DECOYS)
def test_an_official_link_does_not_cover_what_else_is_asked(text: str) -> None:
    assert judge(text).verdict != "consistent_with_genuine"


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, votre attestation est disponible dans votre compte sur https://assure.ameli.fr",
        "Reminder: the vehicle tax ends on 30 June. Tax it online at https://www.gov.uk/vehicle-tax",
    ],
)
def test_a_plain_message_with_an_official_link_looks_genuine(text: str) -> None:
    assert judge(text, "email").verdict == "consistent_with_genuine"


CLUMSY = (
    "Mon espace santé : activez votre profil avec votre numéro de sécurité sociale et le code reçu par "
    "courrier, ou refusez-le, sur https://www.monespacesante.fr"
)


def test_a_genuine_campaign_is_no_scam_in_its_time() -> None:
    in_time, later = judge(CLUMSY, "email", date(2022, 3, 10)), judge(CLUMSY, "email", date(2024, 3, 10))
    assert in_time.verdict != "likely_scam"
    assert "genuine_campaign" in [signal.id for signal in in_time.signals]
    assert "genuine_campaign" not in [signal.id for signal in later.signals]


@pytest.mark.parametrize(
    "text", ["", " ", "😀😀😀", "\u200b\u202e", "?!…", "1234", "aaa", "https://www.ameli.fr"]
)
def test_nothing_to_judge_is_never_a_scam(text: str) -> None:
    assert judge(text).verdict != "likely_scam"


def test_a_judgement_travels_without_its_text() -> None:
    judgement = judge("Ameli : donnez votre carte sur https://ameli-carte.info, Mme Xyzzy", "sms")
    content = judgement.as_dict()
    assert "Xyzzy" not in str(content)
    back = Judgement.from_dict(content)
    assert (back.verdict, back.site, back.channel) == ("likely_scam", "ameli-carte[.]info", "sms")
    assert back.claimed == judgement.claimed


def test_a_number_in_a_sites_name_is_not_repeated() -> None:
    assert "1850575123456" not in str(judge("voir https://dossier-1850575123456.info/x").as_dict())


def test_longer_texts_are_cut() -> None:
    assert judge("bonjour " * LONGEST_JUDGED + "donnez votre code").signals == judge("bonjour " * 500).signals
