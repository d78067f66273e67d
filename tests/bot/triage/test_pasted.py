"""What is taken for a message that somebody received, and what for their own words."""

import pytest

from bot.triage.pasted import Pasted, is_about_a_picture, pasted_message

SCAM = {
    "fr": "Ameli : votre carte Vitale expire ce soir, mettez vos coordonnées à jour sur ameli-maj.info",
    "en": "Ameli: your carte Vitale expires tonight, update your details now at ameli-renewal.info",
}
FAMILY = {
    "fr": "Maman, mon téléphone est tombé dans l'eau, c'est mon nouveau numéro, tu peux virer 900 € ?",
    "en": "Mum, my phone fell in the sink, this is my new number, can you transfer £900 for me today",
}


def surely(text: str, awaited: str) -> Pasted:
    pasted = pasted_message(text, awaited)
    assert pasted is not None
    assert not pasted.doubtful
    return pasted


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("awaited", ["", "invited", "asked"])
def test_a_message_with_a_link_to_somebody_is_judged_unasked(language: str, awaited: str) -> None:
    assert surely(SCAM[language], awaited).judgement.verdict == "likely_scam"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_message_without_link_is_judged_when_it_was_asked_for(language: str) -> None:
    assert surely(FAMILY[language], "asked").judgement.verdict == "likely_scam"


QUOTES = [
    "J'ai reçu ça : « votre colis est bloqué, payez 2 € sur colis-retrait-frais.com », c'est vrai ?",
    'I got this: "your parcel is held, pay £2 at parcel-release-fee.com today" what is it?',
    "I got this text: 'Ameli: votre nouvelle carte vitale est prête https://ma-vitale-info.com' is it real?",
]


@pytest.mark.parametrize("text", QUOTES)
def test_a_message_in_quotes_is_judged_alone(text: str) -> None:
    pasted = surely(text, "")
    assert pasted.judgement.verdict == "likely_scam"
    assert "carte vitale" not in pasted.around


@pytest.mark.parametrize(
    "text",
    [
        "j'ai cliqué sur le lien ameli-maj.info et j'ai donné ma carte",
        "I clicked on ameli-renewal.info and gave my card number",
        "Où porter plainte ?",
        "merci beaucoup",
        "I have a question about my password",
        "On m'a appelé de la banque et on m'a demandé de valider une opération dans l'application",
    ],
)
@pytest.mark.parametrize("awaited", ["", "invited"])
def test_own_words_are_not_judged(text: str, awaited: str) -> None:
    assert pasted_message(text, awaited) is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Est-ce que https://www.ameli.fr est le vrai site ?", "consistent_with_genuine"),
        ("Is www.ameli.fr the real site?", "consistent_with_genuine"),
        ("ameli-compte-assure.info c'est officiel ?", "likely_scam"),
        ("is ameli-verification.fr legit?", "likely_scam"),
    ],
)
def test_a_question_about_a_site_is_answered(text: str, verdict: str) -> None:
    assert surely(text, "").judgement.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "annuler svp",
        "je colle où ?",
        "ok",
        "parler à une personne",
        "je n'arrive pas à coller",
        "it was a phone call",
    ],
)
def test_who_was_asked_for_a_message_may_still_say_something_else(text: str) -> None:
    pasted = pasted_message(text, "asked")
    assert pasted is None or pasted.doubtful


def test_what_was_asked_for_is_judged_even_when_it_is_harmless() -> None:
    text = "Bonjour Madame, votre livre réservé vous attend à la bibliothèque municipale jusqu'à samedi soir."
    assert surely(text, "asked").judgement.verdict == "cannot_tell"


@pytest.mark.parametrize(
    "text", ["je peux envoyer une capture ?", "IMG_2041.jpg", "can I send a screenshot?"]
)
def test_a_picture_cannot_be_read(text: str) -> None:
    assert is_about_a_picture(text)


@pytest.mark.parametrize("text", ["Envoyez la photo de votre carte sur ameli-photo.info", "c'était un appel"])
def test_other_words_are_about_no_picture(text: str) -> None:
    assert not is_about_a_picture(text)
