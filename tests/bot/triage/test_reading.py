"""A message taken apart: its pieces as words, its sentences, and the requests that it denies."""

from datetime import date

import pytest

from bot.triage.reading import Channel
from tests.bot.triage.cases import MISSED, reading_of


def words(text: str) -> str:
    return " ".join(reading_of(text).words)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("voir https://colis.top/a vite", "voir xlink vite"),
        ("voir colis-suivi.top vite", "voir xlink vite"),
        ("voir colis [.] top vite", "voir xlink vite"),
        ("ecrivez a aide@secu-maj.info vite", "ecrivez a xmail vite"),
        ("appelez le 06 12 34 56 78 vite", "appelez le xphone vite"),
        ("call +44 7700 900123 now", "call xphone now"),
        ("appelez le 3646 vite", "appelez le xphone vite"),
        ("rappelez zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit", "rappelez xphone"),
        ("sur FR76 3000 6000 0112 3456 7890 189, avant midi", "sur xiban avant midi"),
        ("payez 1,99 € vite", "payez xamount vite"),
        ("payez 1 250 euros vite", "payez xamount vite"),
        ("pay £1.45 now", "pay xamount now"),
        ("pay 200 pounds now", "pay xamount now"),
        ("votre code est 482913 ok", "votre code est xnumber ok"),
        ("G-482913 est votre code", "xnumber est votre code"),
        ("dans 48 heures", "dans 48 heures"),
        ("Vоtre cоmpte", "votre compte"),
        ("Ｖｏｔｒｅ compte", "votre compte"),
        ("vo\u200btre compte", "votre compte"),
        ("😀 ?!", ""),
        ("", ""),
    ],
)
def test_what_is_no_plain_word_becomes_one_of_ours(text: str, read_as: str) -> None:
    assert words(text) == read_as


def test_all_pieces_of_one_message() -> None:
    reading = reading_of(
        "Envoyez 1,99 € sur https://colis.top/a ou FR76 3000 6000 0112 3456 7890 189, "
        "appelez le 06 12 34 56 78 ou écrivez à aide@colis.top"
    )
    assert [link.host for link in reading.links] == ["colis.top"]
    assert [phone.digits for phone in reading.phones] == ["0612345678"]
    assert reading.addresses == ("aide@colis.top",)
    assert reading.amounts == (1.99,)
    assert reading.has_iban


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("1.250,00 €", (1250.0,)),
        ("€1,250.00", (1250.0,)),
        ("1 250 €", (1250.0,)),
        ("1.250 €", (1250.0,)),
        ("12,5 euros", (12.5,)),
        ("£0.99 or $2,000", (0.99, 2000.0)),
        ("95 centimes", (95.0,)),
        ("48 heures", ()),
    ],
)
def test_amounts_as_numbers(text: str, amounts: tuple[float, ...]) -> None:
    assert reading_of(text).amounts == amounts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Votre colis attend. Payez ici !", ["votre colis attend", "payez ici"]),
        ("Votre colis attend\nPayez ici", ["votre colis attend", "payez ici"]),
        ("Votre colis attend / Payez ici", ["votre colis attend", "payez ici"]),
        ("Votre colis attend - payez ici", ["votre colis attend", "payez ici"]),
        ("Votre colis attend ; payez ici", ["votre colis attend", "payez ici"]),
        ("Votre colis attend.Payez ici", ["votre colis attend", "payez ici"]),
        ("Votre colis attend… Payez ici", ["votre colis attend", "payez ici"]),
        ("Rendez-vous demain, payez ici", ["rendez vous demain", "payez ici"]),
        ("...", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [" ".join(sentence.words) for sentence in reading_of(text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nous ne demandons jamais votre mot de passe", "asks_password"),
        ("N'envoyez jamais votre mot de passe.", "asks_password"),
        ("Ne communiquez jamais votre code reçu par SMS.", "asks_code"),
        ("Votre banque ne vous demande jamais votre code reçu par SMS ni vos identifiants.", "asks_code"),
        ("We will never ask for your password", "asks_password"),
        ("Never share your password with anyone.", "asks_password"),
        ("HMRC will never ask you for your bank details by text.", "asks_iban"),
    ],
)
def test_a_request_that_is_denied_is_not_asked(text: str, denied: str) -> None:
    reading = reading_of(text)
    assert denied in reading.denied
    assert not reading.says(denied)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We do not ask for your password", "asks_password"),
        ("We don't ask for your password", "asks_password"),
        ("We won't ask for your password", "asks_password"),
        ("We will not ask for your password", "asks_password"),
        ("HMRC does not ask for your password", "asks_password"),
        ("Do not give the code we sent you to anyone.", "asks_code"),
        ("Don't share the code we sent you.", "asks_code"),
    ],
)
def test_a_request_denied_by_not_is_not_asked(text: str, denied: str) -> None:
    reading = reading_of(text)
    assert denied in reading.denied
    assert not reading.says(denied)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Donnez votre mot de passe, ne tardez pas", "asks_password"),
        ("Donnez votre mot de passe, n'en parlez à personne", "asks_password"),
        ("Ne tardez pas : donnez votre mot de passe", "asks_password"),
        ("Give us your password and never tell anyone", "asks_password"),
        ("Send me the code I sent you, do not wait", "asks_code"),
        ("Nous ne demandons jamais votre code. Donnez votre mot de passe.", "asks_password"),
        ("We never call. Enter your password below.", "asks_password"),
    ],
)
def test_a_denial_of_something_else_takes_nothing_back(text: str, asked: str) -> None:
    assert reading_of(text).says(asked)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ne répondez pas à ce SMS, donnez votre code reçu par SMS sur le site", "asks_code"),
        ("Aucun paiement reçu : confirmez votre mot de passe", "asks_password"),
        pytest.param("No payment was received, confirm your password", "asks_password", marks=MISSED),
    ],
)
def test_a_denial_of_an_answer_or_a_payment_takes_no_secret_back(text: str, asked: str) -> None:
    assert reading_of(text).says(asked)


@pytest.mark.parametrize(
    ("text", "labels", "links"),
    [
        ("AMELI.FR : votre carte expire", ["ameli.fr"], []),
        ("ameli.fr vous informe", ["ameli.fr"], []),
        ("Bonjour\nIMPOTS.GOUV.FR : votre avis", ["impots.gouv.fr"], []),
        ("sms / colis-suivi.top : votre colis", ["colis-suivi.top"], []),
        ("https://ameli.fr : votre carte", [], ["ameli.fr"]),
        ("www.ameli.fr : votre carte", [], ["www.ameli.fr"]),
        ("ameli.fr/x : votre carte", [], ["ameli.fr"]),
        ("voir ameli.fr", [], ["ameli.fr"]),
        ("AMELI.FR : voir https://secu-maj.info", ["ameli.fr"], ["secu-maj.info"]),
    ],
)
def test_a_name_where_a_message_begins_is_a_label(text: str, labels: list[str], links: list[str]) -> None:
    reading = reading_of(text)
    assert [label.host for label in reading.labels] == labels
    assert [link.host for link in reading.links] == links


@pytest.mark.parametrize(
    ("text", "senders"),
    [
        ("De : Ameli <no-reply@secu-maj.info>\nVotre carte expire", ("no-reply@secu-maj.info",)),
        ("From: HMRC <refund@hmrc-claims.top>\nYou are owed £200", ("refund@hmrc-claims.top",)),
        ("Expéditeur : aide@colis.top / Votre colis", ("aide@colis.top",)),
        ("Reply-To: x@y.fr\nhello", ("x@y.fr",)),
        ("De : Ameli\nécrivez à aide@secu-maj.info", ()),
        ("Écrivez à aide@secu-maj.info", ()),
        ("bonjour", ()),
    ],
)
def test_senders_stand_in_a_header(text: str, senders: tuple[str, ...]) -> None:
    assert reading_of(text).senders == senders


@pytest.mark.parametrize(
    "text",
    [
        "J'ai reçu un appel d'un conseiller, il veut mon code",
        "On m'a appelé pour ma carte Vitale",
        "Quelqu'un a appelé ma mère",
        "Un monsieur m'a téléphoné hier",
        "Someone called me and asked for my password",
        "I got a call from my bank",
        "She left a voicemail",
        "a man rang my mother",
    ],
)
def test_a_call_is_known_by_its_telling(text: str) -> None:
    assert reading_of(text).channel == "call"


@pytest.mark.parametrize(
    "text",
    [
        "Votre colis attend, payez ici",
        "Appelez le 3646",
        "Your parcel is held",
        "Call us on 0800 123 456",
    ],
)
def test_a_message_that_wants_a_call_was_no_call(text: str) -> None:
    assert reading_of(text).channel is None


@pytest.mark.parametrize("channel", ["sms", "email", "letter"])
def test_a_channel_that_was_told_is_believed(channel: Channel) -> None:
    assert reading_of("On m'a appelé hier", channel).channel == channel


def test_a_date_is_kept() -> None:
    assert reading_of("bonjour", received_on=date(2024, 3, 1)).received_on == date(2024, 3, 1)
