from datetime import date

import pytest

from bot.forms.answer import read_answer, wants_to_stop

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("notice_channel", "par mail je crois", "email"),
        ("notice_channel", "a letter in the post", "letter"),
        ("notice_channel", "on m'a appelé", "call"),
        ("notice_channel", "a text message", "sms"),
        ("notice_received", "avril 2022", "2022-04-01/2022-04-30"),
        ("notice_received", "I can't remember", "unknown"),
        ("notice_sender", "c'est la CPAM", "known"),
        ("notice_sender", "a lawyer", "other"),
        ("notice_asks", "rien du tout, il m'informe", "nothing"),
        ("notice_asks", "my social security number", "number"),
        ("notice_asks", "il faut payer 2 euros avec un lien", "secret"),
        ("notice_asks", "to click on a link", "link"),
        ("says_contact", "oui", "yes"),
        ("says_contact", "nope", "no"),
        ("says_contact", "je ne sais pas", "unknown"),
        ("says_contact", "no idea", "unknown"),
        ("says_contact", "bonjour", None),
        ("notice_channel", "j'ai peur", None),
    ],
)
def test_what_a_typed_answer_means(slot: str, text: str, value: str | None) -> None:
    assert read_answer(slot, text, None, TODAY) == value


def test_a_named_site_answers_who_sent_it() -> None:
    assert read_answer("notice_sender", "[e-mail]", "other", TODAY) == "other"
    assert read_answer("notice_link", "info.ameli.fr", "known", TODAY) == "known"


@pytest.mark.parametrize("text", ["stop", "Annuler", "laisse tomber", "cancel please", "never mind"])
def test_words_that_end_a_form(text: str) -> None:
    assert wants_to_stop(text)


@pytest.mark.parametrize("text", ["par mail", "yes", "j'ai peur", "it did not say"])
def test_answers_end_no_form(text: str) -> None:
    assert not wants_to_stop(text)
