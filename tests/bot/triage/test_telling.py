"""Judgements in words: reasons, steps, doors and the text to send, in both languages."""

import pytest

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.triage.advice import DONE, advice_pack
from bot.triage.judging import DETECTORS, judge
from bot.triage.signal import signal_pack
from bot.triage.telling import NOT_IN_LEAK, Telling

INCIDENT = "cnam-2022"
SCAM = "Assurance Maladie : un remboursement vous attend, donnez votre carte sur https://ameli-remb.top"
GENUINE = "Votre relevé est disponible dans votre compte sur https://assure.ameli.fr"
MOST_STEPS = 3


@pytest.fixture(params=LANGUAGES)
def telling(book: AnswerBook, request: pytest.FixtureRequest) -> Telling:
    return Telling(book, request.param, INCIDENT)


def test_reasons_name_the_site_so_that_nothing_makes_a_link_of_it(telling: Telling) -> None:
    explained = [reason.explanation for reason in telling.tell(judge(SCAM, "sms")).reasons]
    assert any("ameli-remb[.]top" in each for each in explained)
    assert not any("ameli-remb.top" in each for each in explained)
    assert not any("{" in each for each in explained)


def test_what_was_not_stolen_is_a_reason_by_text_message(telling: Telling) -> None:
    assert NOT_IN_LEAK in [reason.id for reason in telling.tell(judge(SCAM, "sms")).reasons]


def test_it_is_none_when_it_is_not_known_how_the_message_came(telling: Telling) -> None:
    assert NOT_IN_LEAK not in [reason.id for reason in telling.tell(judge(SCAM)).reasons]


def test_it_is_none_for_a_message_about_something_else(telling: Telling) -> None:
    parcel = judge("Votre colis est retenu, payez 2 € sur colis-retenu-frais.com", "sms")
    assert NOT_IN_LEAK not in [reason.id for reason in telling.tell(parcel).reasons]


@pytest.mark.parametrize("done", DONE)
@pytest.mark.parametrize("text", [SCAM, GENUINE, "Bonjour"])
def test_at_most_three_steps_whatever_was_done(telling: Telling, text: str, done: str) -> None:
    told = telling.tell(judge(text), next(each for each in DONE if each == done))
    assert 1 <= len(told.steps) <= MOST_STEPS
    assert told.steps == told.steps_by_action[next(each for each in DONE if each == done)]


@pytest.mark.parametrize(
    ("channel", "door"),
    [("sms", "sms_33700"), ("call", "sms_33700"), ("email", "signal_spam"), ("letter", "info_escroqueries")],
)
def test_the_door_fits_how_it_came(telling: Telling, channel: str, door: str) -> None:
    judgement = judge(SCAM, next(each for each in ("sms", "call", "email", "letter") if each == channel))
    assert telling.tell(judgement).reports[0].id == door


def test_more_doors_after_money_or_card_is_gone(telling: Telling) -> None:
    judgement = judge(SCAM, "sms")
    assert "perceval" in [report.id for report in telling.tell(judgement, "gave_card_or_code").reports]
    assert "thesee" in [report.id for report in telling.tell(judgement, "paid").reports]


def test_nothing_to_report_of_what_looks_genuine(telling: Telling) -> None:
    told = telling.tell(judge(GENUINE, "email"))
    assert told.reports == ()
    assert told.sources


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_to_send_is_french_first(book: AnswerBook, language: Language) -> None:
    text = Telling(book, language, INCIDENT).report_text(judge(SCAM, "sms"), "clicked")
    assert text.startswith("Bonjour")
    assert ("Hello" in text) == (language == "en")
    assert "ameli-remb[.]top" in text
    assert "J’ai cliqué." in text


def test_a_summary_never_promises() -> None:
    for verdict in advice_pack().verdicts.values():
        assert "safe" not in verdict.en.lower()
        assert "sans danger" not in verdict.fr.lower()


def test_every_signal_that_a_detector_names_has_a_weight_and_a_sentence() -> None:
    assert len(DETECTORS) == len(set(DETECTORS))
    for name, weighing in signal_pack().signals.items():
        assert weighing.why, name
        assert weighing.text.fr != weighing.text.en
