import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.danger.check import DangerCheck
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.reception.errors import EmptyText, TextTooLong
from bot.reception.limits import LONGEST_TEXT
from bot.reception.prepared import Preparation, Prepared
from bot.redaction.redactor import Redactor
from bot.store.conversations import About

NIR = "2 84 05 75 116 042 87"
INTENTS = ("greet", "ask_cnil", "restart", "session_start", "back", "change_language")


@pytest.fixture(scope="session")
def preparation(redactor: Redactor, danger: DangerCheck) -> Preparation:
    return Preparation(redactor, danger, "fr")


def prepared(
    preparation: Preparation, text: str, language: Language = "fr", chosen: Language | None = None
) -> Prepared:
    about = About("c1", "cnam-2022", "web", language, chosen, "bot")
    return preparation.prepare(text, about, None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Où porter plainte ?", Prepared("Où porter plainte ?", "fr")),
        ("Where do I file a complaint?", Prepared("Where do I file a complaint?", "en")),
        ("English please", Prepared("English please", "en", language_requested=True)),
        (f"c'est {NIR}", Prepared("c'est [n° sécu/SSN]", "fr", masked=True)),
        ("appelez-moi au 06 12 34 56 78", Prepared("appelez-moi au [téléphone/phone]", "fr")),
        (NIR, Prepared("[n° sécu/SSN]", "fr", masked=True, response="utter_masked_secret")),
        ("je veux mourir", Prepared("je veux mourir", "fr", topic="distress", response="utter_distress")),
        ("il va me tuer", Prepared("il va me tuer", "fr", topic="emergency", response="utter_emergency")),
        (
            f"je veux mourir {NIR}",
            Prepared("je veux mourir [n° sécu/SSN]", "fr", False, True, "distress", "utter_distress"),
        ),
        ("…", Prepared("...", "fr", response="utter_no_words")),
        ("👍", Prepared("👍", "fr", response="utter_no_words")),
        (
            "Hola, he recibido una carta y tengo miedo",
            Prepared("Hola, he recibido una carta y tengo miedo", "fr", response="utter_other_language"),
        ),
    ],
)
def test_a_message_is_redacted_and_answered_at_once_when_no_model_is_needed(
    preparation: Preparation, typed: str, expected: Prepared
) -> None:
    assert prepared(preparation, typed) == expected


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\u00a0\u2003", "\u200b", "\u0000\u0007"])
def test_a_message_without_a_sign_is_refused(preparation: Preparation, blank: str) -> None:
    with pytest.raises(EmptyText):
        prepared(preparation, blank)


def test_the_longest_message_is_taken_and_one_sign_more_is_not(preparation: Preparation) -> None:
    assert len(prepared(preparation, "a" * LONGEST_TEXT).text) == LONGEST_TEXT
    with pytest.raises(TextTooLong):
        prepared(preparation, "a" * (LONGEST_TEXT + 1))


def test_a_message_that_only_unfolds_to_too_long_is_refused(preparation: Preparation) -> None:
    with pytest.raises(TextTooLong):
        prepared(preparation, "\ufdfa" * 200)


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u2003\n", "\u200b", "\u202e", "/", "/ /", "\ufeff"])
@pytest.mark.parametrize("slash", ["/", "／"])
@pytest.mark.parametrize("after", ["", '{"language": "en"}', ' {"incident":', "@0.9", " \n"])
def test_a_typed_command_is_never_run(
    preparation: Preparation, intent: str, before: str, slash: str, after: str
) -> None:
    heard = prepared(preparation, before + slash + intent + after)
    assert not heard.text.startswith("/")
    assert heard.topic is None


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("after", ["", '{"language": "en"}', "  "])
def test_a_bare_command_is_not_read_as_words_either(
    preparation: Preparation, intent: str, after: str
) -> None:
    assert prepared(preparation, f"/{intent}{after}").response == "utter_no_words"


@pytest.mark.parametrize("typed", ["oui/non", "24/03/2022 ou après ?", "/ que faire avec ce courrier ?"])
def test_a_slash_among_words_is_only_a_sign(preparation: Preparation, typed: str) -> None:
    assert prepared(preparation, typed).response is None


@given(typed=st.text(max_size=300))
def test_whatever_is_typed_no_slash_reaches_the_dialogue_first(preparation: Preparation, typed: str) -> None:
    try:
        heard = prepared(preparation, typed)
    except (EmptyText, TextTooLong):
        return
    assert heard.response is not None or not heard.text.lstrip().startswith("/")
    assert heard.language in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_answered_in_the_language_of_the_message(
    preparation: Preparation, language: Language
) -> None:
    assert prepared(preparation, "someone is breaking into my house, help me", language).language == "en"
    assert prepared(preparation, "il est devant ma porte avec un couteau", language).language == "fr"


def test_the_chosen_language_holds_against_the_message(preparation: Preparation) -> None:
    assert prepared(preparation, "je veux porter plainte au commissariat", "en", chosen="en").language == "en"
