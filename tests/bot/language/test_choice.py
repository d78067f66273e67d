import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.language.choice import LanguageChoice, browser_language, choose_language
from bot.language.requests import requested_language
from tests.training_lines import harmless_lines

CLEARLY_FRENCH = "J'ai reçu une lettre bizarre, que dois-je faire ?"
CLEARLY_ENGLISH = "I received a strange letter, what should I do?"


@dataclass(frozen=True)
class Told:
    """What is known before the message, the strongest first."""

    chosen: Language | None = None
    conversation: Language | None = None
    browser: Language | None = None
    default: Language = "fr"

    def hears(self, text: str) -> LanguageChoice:
        return choose_language(
            text,
            chosen=self.chosen,
            conversation=self.conversation,
            browser=self.browser,
            default=self.default,
        )


@pytest.mark.parametrize(
    ("told", "message", "answered_in"),
    [
        (Told(), "ameli", "fr"),
        (Told(default="en"), "ameli", "en"),
        (Told(browser="en"), "ameli", "en"),
        (Told(conversation="fr", browser="en"), "ameli", "fr"),
        (Told(chosen="en", conversation="fr", browser="fr"), "ameli", "en"),
        (Told(), CLEARLY_ENGLISH, "en"),
        (Told(browser="fr"), CLEARLY_ENGLISH, "en"),
        (Told(conversation="fr", browser="fr"), CLEARLY_ENGLISH, "en"),
        (Told(conversation="en", browser="en", default="en"), CLEARLY_FRENCH, "fr"),
        (Told(chosen="fr", conversation="fr"), CLEARLY_ENGLISH, "fr"),
        (Told(chosen="en", conversation="en"), CLEARLY_FRENCH, "en"),
        (Told(chosen="fr"), "English please", "en"),
        (Told(chosen="en"), "en français svp", "fr"),
    ],
)
def test_wish_then_choice_then_message_then_conversation_then_browser_then_default(
    told: Told, message: str, answered_in: Language
) -> None:
    assert told.hears(message).language == answered_in


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("English please", "en"),
        ("ENGLISH", "en"),
        ("in english pls!", "en"),
        ("en anglais svp", "en"),
        ("Do you speak English?", "en"),
        ("parlez-vous anglais ?", "en"),
        ("French please", "fr"),
        ("français", "fr"),
        ("En français, s'il vous plaît.", "fr"),
        ("can we switch to French", "fr"),
    ],
)
def test_a_wish_that_makes_up_the_message_is_obeyed(message: str, language: Language) -> None:
    for earlier in LANGUAGES:
        heard = Told(chosen=earlier, conversation=earlier).hears(message)
        assert heard == LanguageChoice(language, requested=True)


@pytest.mark.parametrize(
    "message",
    [
        "j'ai reçu un mail en anglais",
        "I received a letter in French",
        "mon mari ne parle pas français",
        "the form is only in French",
        "is there help in English for my neighbour",
        "frnech toast",
        "",
    ],
)
def test_talk_about_a_language_is_no_wish(message: str) -> None:
    assert requested_language(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "Jean Dupont",
        "Anne Smith",
        "John",
        "Mr. Martin",
        "https://www.ameli.fr/assure/droits-demarches",
        "www.service-public.fr",
        "https://example.com/how-to-get-the-letter",
        "someone@example.co.uk",
        "12345",
        "17/03/2022",
        "[téléphone/phone]",
        "[n° sécu/SSN]",
        "👍",
        "?",
        "police",
        "message",
        "information",
        "CNIL",
        "ameli",
        "plainte",
        "complaint",
        "oui",
        "yes",
        "ok",
        "merci",
        "thanks",
        "no",
        "stop",
        "the",
        "je",
    ],
)
@pytest.mark.parametrize("conversation", LANGUAGES)
def test_names_links_digits_and_single_words_never_change_the_language(
    message: str, conversation: Language
) -> None:
    assert Told(conversation=conversation).hears(message) == LanguageChoice(conversation)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Je m'appelle John Smith et je vis à Brighton", "fr"),
        ("my name is Jean-Pierre Lefèvre, what do I do", "en"),
        ("my name is Marie de la Tour", "en"),
        ("regardez https://example.com/what-should-you-do-with-the-letter svp c'est vrai ?", "fr"),
        ("is https://www.ameli.fr/que-faire-avec-le-courrier real or not", "en"),
        ("how do I file a plainte", "en"),
        ("what is a main courante", "en"),
        ("on m'a demandé mon login et mon password", "fr"),
        ("j'ai eu un phishing par mail", "fr"),
        ("où est le police station le plus proche", "fr"),
        ("j'ai reçu « your account is suspended, please call us now », c'est vrai ?", "fr"),
        ("I got « votre carte vitale expire, mettez à jour vos données », is it real?", "en"),
        ("j'ai reçu \"your account is suspended, please call us now\", c'est vrai ?", "fr"),
        ('I got "votre carte vitale expire, mettez à jour vos données", is it real?', "en"),
    ],
)
@pytest.mark.parametrize("browser", [None, *LANGUAGES])
def test_a_mixed_message_is_answered_in_the_language_of_its_sentence(
    message: str, language: Language, browser: Language | None
) -> None:
    assert Told(browser=browser).hears(message).language == language


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("kel donné on volé", "fr"),
        ("jai resu un couriel de lassurance", "fr"),
        ("g reçu 1 sms chelou jfai koi", "fr"),
        ("cest koi se mail", "fr"),
        ("JE VEUX PORTER PLAINTE", "fr"),
        ("got a txt wot do i do", "en"),
        ("is dis email real pls", "en"),
        ("dunno wot 2 do wiv dis leter", "en"),
        ("I WANT TO FILE A COMPLAINT", "en"),
        ("whats been taken", "en"),
    ],
)
@pytest.mark.parametrize("conversation", LANGUAGES)
def test_misspelt_and_short_sentences_still_speak(
    message: str, language: Language, conversation: Language
) -> None:
    assert Told(conversation=conversation).hears(message).language == language


@pytest.mark.parametrize(
    "message",
    [
        "Hola, he recibido una carta y tengo miedo, ¿qué hago?",
        "Ho ricevuto una lettera dalla sicurezza sociale, aiuto",
        "Ich habe einen Brief bekommen und habe Angst",
        "olá, recebi uma carta da segurança social e não sei o que fazer",
        "dostałem list i nie wiem co robić",
        "مرحبا، تلقيت رسالة عن بياناتي",
        "Я получил письмо и боюсь",
        "我收到了一封信",
    ],
)
@pytest.mark.parametrize("conversation", LANGUAGES)
def test_a_third_language_is_noticed_and_changes_nothing(message: str, conversation: Language) -> None:
    assert Told(conversation=conversation).hears(message) == LanguageChoice(conversation, foreign=True)


@pytest.mark.parametrize("message", [CLEARLY_FRENCH, CLEARLY_ENGLISH, "Amelipro", "12", "Hola", "ok"])
def test_what_may_be_ours_is_not_called_foreign(message: str) -> None:
    assert not Told().hears(message).foreign


def test_hardly_any_training_line_is_called_foreign() -> None:
    lines = harmless_lines()
    foreign = [line for line in lines if Told().hears(line).foreign]
    assert len(foreign) <= len(lines) / 200, foreign


@given(text=st.text(max_size=200), conversation=st.sampled_from(LANGUAGES))
def test_any_text_gets_one_of_the_two_languages_and_always_the_same(
    text: str, conversation: Language
) -> None:
    told = Told(conversation=conversation)
    assert told.hears(text).language in LANGUAGES
    assert told.hears(text) == told.hears(text)


@given(text=st.text(alphabet="0123456789 /.:-+€()?!", max_size=60), conversation=st.sampled_from(LANGUAGES))
def test_digits_and_signs_never_change_the_language(text: str, conversation: Language) -> None:
    assert Told(conversation=conversation).hears(text) == LanguageChoice(conversation)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en-US,en;q=0.5", "en"),
        ("de,en;q=0.7,fr;q=0.9", "fr"),
        ("de-DE, en", "en"),
        ("FR-ca", "fr"),
        ("en;q=0.2, fr;q=0.9", "fr"),
        ("en; q=0.2, fr; q=0.9", "fr"),
        ("fr;q=oops,en;q=0.1", "en"),
        ("en;q=0, fr;q=0.1", "fr"),
        ("en;q=0", None),
        ("de", None),
        ("*", None),
        ("frysian", None),
        ("", None),
        (None, None),
    ],
)
def test_the_browser_says_its_favourite(header: str | None, language: Language | None) -> None:
    assert browser_language(header) == language


@given(st.text(max_size=300))
def test_no_header_breaks_the_reading(header: str) -> None:
    assert browser_language(header) in (None, *LANGUAGES)


def test_a_message_costs_little() -> None:
    lines = harmless_lines()
    Told().hears(CLEARLY_FRENCH)
    start = time.perf_counter()
    for line in lines:
        Told(conversation="fr").hears(line)
    assert (time.perf_counter() - start) / len(lines) < 0.005
