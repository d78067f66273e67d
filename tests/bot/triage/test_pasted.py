"""What is taken for a message that somebody received, and what for their own words."""

import pytest

from bot.triage.pasted import is_about_a_picture, judged_if_pasted

SCAM = {
    "fr": "Ameli : votre carte Vitale expire ce soir, mettez vos coordonnées à jour sur ameli-maj.info",
    "en": "Ameli: your carte Vitale expires tonight, update your details now at ameli-renewal.info",
}
FAMILY = {
    "fr": "Maman, mon téléphone est tombé dans l'eau, c'est mon nouveau numéro, tu peux virer 900 € ?",
    "en": "Mum, my phone fell in the sink, this is my new number, can you transfer £900 for me today?",
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("awaited", ["", "invited", "asked"])
def test_a_message_with_a_link_to_somebody_is_judged_unasked(language: str, awaited: str) -> None:
    judgement = judged_if_pasted(SCAM[language], awaited)
    assert judgement is not None
    assert judgement.verdict == "likely_scam"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_message_without_link_is_judged_when_one_is_expected(language: str) -> None:
    assert judged_if_pasted(FAMILY[language], "") is None
    for awaited in ("invited", "asked"):
        judgement = judged_if_pasted(FAMILY[language], awaited)
        assert judgement is not None
        assert judgement.verdict == "likely_scam"


@pytest.mark.parametrize(
    "text",
    [
        "J'ai reçu ça : « votre colis est bloqué, payez 2 € sur colis-retrait-frais.com », c'est vrai ?",
        'I got this: "your parcel is held, pay £2 at parcel-release-fee.com today" what is it?',
    ],
)
def test_a_message_in_quotes_is_judged_alone(text: str) -> None:
    judgement = judged_if_pasted(text, "")
    assert judgement is not None
    assert judgement.verdict == "likely_scam"


@pytest.mark.parametrize(
    "text",
    [
        "Est-ce que https://www.ameli.fr est le vrai site ?",
        "Is https://www.ameli.fr the real site?",
        "j'ai cliqué sur le lien ameli-maj.info et j'ai donné ma carte",
        "I clicked on ameli-renewal.info and gave my card number",
        "Où porter plainte ?",
        "merci beaucoup",
        "I have a question about my password",
    ],
)
@pytest.mark.parametrize("awaited", ["", "invited"])
def test_own_words_are_not_judged(text: str, awaited: str) -> None:
    assert judged_if_pasted(text, awaited) is None


@pytest.mark.parametrize("text", ["stop", "annuler svp", "je colle où ?", "how do I paste it?", "ok"])
def test_who_was_asked_for_a_message_may_still_say_something_else(text: str) -> None:
    assert judged_if_pasted(text, "asked") is None


def test_what_was_asked_for_is_judged_even_when_it_is_harmless() -> None:
    judgement = judged_if_pasted("Votre livre réservé vous attend à la bibliothèque jusqu'à samedi.", "asked")
    assert judgement is not None
    assert judgement.verdict == "cannot_tell"


@pytest.mark.parametrize(
    "text", ["je peux envoyer une capture ?", "IMG_2041.jpg", "can I send a screenshot?"]
)
def test_a_picture_cannot_be_read(text: str) -> None:
    assert is_about_a_picture(text)


@pytest.mark.parametrize("text", ["Envoyez la photo de votre carte sur ameli-photo.info", "c'était un appel"])
def test_other_words_are_about_no_picture(text: str) -> None:
    assert not is_about_a_picture(text)
