"""What agents say: for every topic, in both languages, short, without promise, secret or own number."""

import re

import pytest

from bot.answers.book import AnswerBook
from bot.answers.response import PLACEHOLDER
from bot.call_script.checking import MOST_ITEMS, MOST_TEXT_PARTS
from bot.call_script.opening import load_call_script
from bot.call_script.pack import QUESTIONS_SHOWN, CallScriptPack
from bot.call_script.script import CallScript
from bot.call_script.spoken import speak
from bot.call_script.text_parts import text_parts
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.library import Library
from bot.knowledge.loading import load_pack
from bot.settings import Settings
from tests.parity.contract import TOPICS_OF_THE_CONTRACT
from tests.parity.test_answers import FORBIDDEN, INCIDENT

TOPICS = sorted(TOPICS_OF_THE_CONTRACT)
LONGEST_SENTENCE = 220
LONGEST_QUESTION_IN_WORDS = 18

# A question that would be answered with a secret, an identifier or something about health.
ASKING_A_SECRET: dict[Language, tuple[str, ...]] = {
    "fr": (
        r"\b(?:quel|quelle|quels|quelles) (?:est|sont) (?:votre|vos|le|la|les) "
        r"(?:numéro|code|mot de passe|carte|iban|rib|identifiant|nom|date de naissance)",
        r"(?<!ne )\b(?:donnez|dites|dictez|épelez|confirmez)(?:-moi)? (?:votre|vos|le|la|les) "
        r"(?:numéro|code|mot de passe|carte|iban|rib|identifiant|nom)",
        r"(?:(?<!assurance )maladie|traitement|médicament|diagnostic|soins|handicap)",
        r"pouvez-vous me (?:donner|dicter|confirmer)",
    ),
    "en": (
        r"\bwhat(?: is|’s|'s| are) (?:your|the) (?:\w+ ){0,2}"
        r"(?:number|code|password|card|iban|login|name|birth date|date of birth)",
        r"\b(?:give|tell|read|spell|confirm)(?: me)? (?:your|the) (?:\w+ ){0,2}"
        r"(?:number|code|password|card|iban|login|name)",
        r"(?:illness|disease|treatment|medication|diagnosis|disability)",
        r"can you (?:give|confirm)",
    ),
}
GLOSSES = {
    "plainte": "criminal complaint",
    "main courante": "police log entry",
    "CNIL": "data",
    "Assurance Maladie": "health insurance",
    "Mon espace santé": "online health file",
    "ameli account": "health insurance",
}


@pytest.fixture(scope="session")
def pack(chosen_settings: Settings) -> CallScriptPack:
    return load_pack(chosen_settings.knowledge_dir / "call_script.yml", CallScriptPack)


@pytest.fixture(scope="session")
def script(book: AnswerBook) -> CallScript:
    return load_call_script(book)


@pytest.fixture(scope="session")
def said(book: AnswerBook, pack: CallScriptPack) -> dict[str, dict[Language, str]]:
    """By place in the file: each sentence, filled."""
    names = ("step", *type(pack.summary).model_fields)
    nothing = {f"call.{name}": dict.fromkeys(LANGUAGES, "-") for name in names}
    return {place: speak(book, each, INCIDENT, nothing).texts for place, each in pack.sentences()}


def questions(said: dict[str, dict[Language, str]], language: Language) -> dict[str, str]:
    return {place: texts[language] for place, texts in said.items() if place.startswith("questions.")}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_leads_on(script: CallScript, topic: str) -> None:
    asked = script.next_questions(topic, {"danger"})
    assert 1 <= len(asked) <= QUESTIONS_SHOWN
    assert len({each["id"] for each in asked}) == len(asked)
    assert all(each["fr"].strip() and each["en"].strip() for each in asked)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_checklist_that_can_be_kept_in_sight(script: CallScript, topic: str) -> None:
    shown = script.checklist(topic)
    assert {"danger", "no_secret", "anything_else"} <= {each["id"] for each in shown}
    assert len(shown) <= MOST_ITEMS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_asks_for_a_secret(said: dict[str, dict[Language, str]], language: Language) -> None:
    found = {
        place: text
        for place, text in questions(said, language).items()
        for pattern in ASKING_A_SECRET[language]
        if re.search(pattern, text, re.IGNORECASE)
    }
    assert found == {}


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("fr", "Quel est votre numéro de sécurité sociale ?"),
        ("fr", "Dites-moi le code reçu."),
        ("fr", "Pouvez-vous me dicter le numéro ?"),
        ("fr", "Avez-vous une maladie ?"),
        ("en", "What is your social security number?"),
        ("en", "Read me the code, please."),
        ("en", "Can you confirm your password?"),
        ("en", "Are you under treatment?"),
    ],
)
def test_asking_for_a_secret_is_recognised(language: Language, asked: str) -> None:
    assert any(re.search(pattern, asked, re.IGNORECASE) for pattern in ASKING_A_SECRET[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_are_questions_and_short(said: dict[str, dict[Language, str]], language: Language) -> None:
    for place, text in questions(said, language).items():
        assert "?" in text, place
        assert len(text.split(" ")) <= LONGEST_QUESTION_IN_WORDS, place


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_can_be_read_aloud(said: dict[str, dict[Language, str]], language: Language) -> None:
    long = {
        place: sentence
        for place, texts in said.items()
        for sentence in re.split(r"(?<=[.?!])\s", texts[language])
        if len(sentence) > LONGEST_SENTENCE
    }
    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_promises_or_judges(said: dict[str, dict[Language, str]], language: Language) -> None:
    found = {
        place: match.group()
        for place, texts in said.items()
        for pattern in FORBIDDEN[language]
        if (match := re.search(pattern, texts[language], re.IGNORECASE))
    }
    assert found == {}


def test_no_digit_is_typed_into_a_sentence(pack: CallScriptPack) -> None:
    typed = {
        place: each.in_(language)
        for place, each in pack.sentences()
        for language in LANGUAGES
        if re.search(r"\d", PLACEHOLDER.sub("", each.in_(language)))
    }
    assert typed == {}


def test_every_placeholder_is_filled_and_apostrophes_are_curly(said: dict[str, dict[Language, str]]) -> None:
    assert [place for place, texts in said.items() if any("{" in text for text in texts.values())] == []
    assert [place for place, texts in said.items() if "'" in texts["fr"]] == []


def test_no_sentence_is_left_in_the_other_language(pack: CallScriptPack) -> None:
    assert [place for place, each in pack.sentences() if each.fr == each.en] == []


def test_no_two_entries_of_a_list_read_the_same(script: CallScript) -> None:
    for shown in (script.lines(), script.outcomes()):
        for language in LANGUAGES:
            assert len({each[language] for each in shown}) == len(shown)


@pytest.mark.parametrize(("term", "gloss"), GLOSSES.items())
def test_french_terms_are_explained_in_english(
    said: dict[str, dict[Language, str]], term: str, gloss: str
) -> None:
    unexplained = [
        place for place, texts in said.items() if term in texts["en"] and gloss not in texts["en"].lower()
    ]
    assert unexplained == []


@pytest.mark.parametrize("topic", TOPICS)
def test_a_text_message_is_short_and_holds_no_link(script: CallScript, topic: str) -> None:
    for text in script.text_message([topic]).values():
        assert text_parts(text) <= MOST_TEXT_PARTS
        assert not re.search(r"https?:|www\.|\w\.(?:fr|com|org|net|eu)\b|@", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_on_the_emergency_card_are_those_of_the_services(
    script: CallScript, library: Library, language: Language
) -> None:
    known = {re.sub(r"\D", "", each.number) for each in library.services.values() if each.number}
    numbers = (line.split("(")[0] for line in script.emergency().texts[language])
    told = {re.sub(r"\D", "", number) for line in numbers for number in re.findall(r"\d[\d\s]*", line)}
    assert told
    assert told <= known


def test_the_opening_is_short(script: CallScript) -> None:
    for language in LANGUAGES:
        assert len(script.opening().texts[language]) <= 5
