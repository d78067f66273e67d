"""Answers in a messaging app speak of no page; what stands in the pack stands in an answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Answer
from bot.answers.book import OCCASIONAL, AnswerBook
from bot.documents.kind import KINDS
from bot.forms.answer import wants_to_stop
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.errors import BrokenPack
from bot.knowledge.loading import load_pack, read_yaml
from bot.knowledge.typography import french_typography
from bot.messaging.rewording import RewordingPack, for_messaging, rewording_pack
from bot.messaging.words import commanded
from bot.settings import PROJECT, Settings
from tests.parity.test_answers import FORBIDDEN, MOST_WORDS, words

# What needs a page, a form in the chat or a button; « stop » alone would stop all messages.
OF_A_PAGE: dict[Language, str] = {
    "fr": r"ci-dess|dans ce cadre|cette page|\bbouton|appuy|\btouche[zr] (?:un|ce|le)|toucher|\bcases?\b|"
    r"(?:remplissez|dans) ce formulaire|votre écran|«\sstop\s»|télécharge|onglet|\bcliquez",
    "en": r"\bbelow\b|this page|\bbutton\b|\btap\b|\btouch (?:a|what|one)|\bbox\b|in this form|your screen|"
    r"\"stop\"|download|\btab\b|\bclick (?:on|the)",
}
# Packs beside domain.yml whose texts reach a chat; no line of rewording.yml is about them.
SAID_TOO = (
    "plan.yml",
    "routes.yml",
    "situations.yml",
    "triage/advice.yml",
    "triage/signals.yml",
    *(f"wording/{name}.yml" for name in ("routes", "plan", "stations", "letters", "hand_over", "topics")),
    *(f"wording/{name}.yml" for name in ("menu", "notice_channels", "notice_points", "messaging")),
)
BY_LINK = frozenset({"verification", "call_back", *KINDS})
# What the link is called in an answer that has one.
LINK: dict[Language, str] = {"fr": "lien qui suit", "en": "link that follows"}


@pytest.fixture(scope="module")
def answers(book: AnswerBook, chosen_settings: Settings) -> dict[Language, dict[str, Answer]]:
    incident, occasion = chosen_settings.default_incident, dict.fromkeys(OCCASIONAL, "-")
    return {
        language: {name: book.render(name, language, incident, occasion) for name in sorted(book.names)}
        for language in LANGUAGES
    }


@pytest.fixture(scope="module", params=LANGUAGES)
def reworded(request: pytest.FixtureRequest, answers: Any) -> tuple[Language, dict[str, str]]:
    language: Language = request.param
    return language, {name: for_messaging(each.text, language) for name, each in answers[language].items()}


Reworded = tuple[Language, dict[str, str]]
Answers = dict[Language, dict[str, Answer]]


def test_every_fragment_is_said_by_the_same_answers_in_both_languages(answers: Answers) -> None:
    """A sentence that was corrected in domain.yml leaves its line behind, in one language or in both."""
    for change in rewording_pack().changes:
        saying = {
            language: {
                name for name, each in answers[language].items() if change.old.in_(language) in each.text
            }
            for language in LANGUAGES
        }
        assert saying["fr"], change.old
        assert saying["fr"] == saying["en"], change.old


def test_no_answer_speaks_of_a_page(reworded: Reworded) -> None:
    language, texts = reworded
    found = {
        name: match.group()
        for name, text in texts.items()
        if (match := re.search(OF_A_PAGE[language], text, re.IGNORECASE))
    }
    assert found == {}


@pytest.mark.parametrize("pack", SAID_TOO)
def test_no_other_pack_speaks_of_a_page(pack: str) -> None:
    for language, text in _said(read_yaml(PROJECT / "data" / pack)):
        typeset = french_typography(text) if language == "fr" else text
        assert not re.search(OF_A_PAGE[language], typeset, re.IGNORECASE), text


def _said(node: Any) -> Iterator[tuple[Language, str]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if key in LANGUAGES and isinstance(value, str):
            yield key, value
        elif isinstance(value, dict | list):
            yield from _said(value)


def test_the_words_of_a_page_are_recognised(answers: Answers) -> None:
    for language in LANGUAGES:
        found = [
            name
            for name, each in answers[language].items()
            if re.search(OF_A_PAGE[language], each.text, re.IGNORECASE)
        ]
        assert {"utter_plan", "utter_routes", "utter_reference_form", "utter_ask_happened"} <= set(found)


def test_whoever_gets_a_link_to_a_form_is_told_of_it(reworded: Reworded, answers: Answers) -> None:
    language, texts = reworded
    told = {name for name, text in texts.items() if LINK[language] in text.replace("\u202f", " ")}
    forms = {name for name, each in answers[language].items() if each.form in BY_LINK}
    linked = {name for name in texts if answers[language][name].links}
    assert forms <= told
    assert told <= forms | linked


def test_rewording_twice_changes_nothing(reworded: Reworded) -> None:
    language, texts = reworded
    assert {name: for_messaging(text, language) for name, text in texts.items()} == texts


def test_what_is_reworded_promises_nothing_and_stays_short(reworded: Reworded) -> None:
    language, texts = reworded
    for name, text in texts.items():
        assert words(text) <= MOST_WORDS, name
        promised = [each for each in FORBIDDEN[language] if re.search(each, text, re.IGNORECASE)]
        assert promised == [], name
        assert "  " not in text, name


def test_french_is_typeset() -> None:
    new = [change.new.fr for change in rewording_pack().changes]
    assert [text for text in new if "'" in text or french_typography(text) != text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_to_write_do_what_is_said_of_them(language: Language, answers: Answers) -> None:
    leave, erase = {"fr": ("annuler", "EFFACER"), "en": ("never mind", "ERASE")}[language]
    questions = for_messaging(answers[language]["utter_back_to_the_form"].text, language)
    privacy = for_messaging(answers[language]["utter_ask_bot_privacy"].text, language)
    assert leave in questions
    assert wants_to_stop(leave)
    assert commanded(leave) is None
    assert erase in privacy
    assert commanded(erase) == "erase"


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "Le lien est ci-dessous.", "Le lien suit."),
        ("en", "The link is below.", "The link follows."),
        (
            "fr",
            "D’abord. Gardez cette page ouverte\u00a0: la personne lira tout.",
            "D’abord. La personne vous répondra dans cette conversation et lira tout.",
        ),
        ("en", "Le lien est ci-dessous.", "Le lien est ci-dessous."),
        ("fr", "Je n’ai pas la liste.", "Je n’ai pas la liste."),
        ("fr", "", ""),
    ],
)
def test_only_the_fragment_changes(language: Language, text: str, said: str) -> None:
    assert for_messaging(text, language) == said


def change(fr: tuple[str, str], en: tuple[str, str]) -> str:
    """What was said and what is said, in both languages."""
    return f'- from: {{fr: "{fr[0]}", en: "{en[0]}"}}\n  to: {{fr: "{fr[1]}", en: "{en[1]}"}}\n'


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (2 * change(("Ici", "Là"), ("Here", "There")), "stands twice"),
        (change(("Ici", "Ici et là"), ("Here", "There")), "holds a fragment"),
        (change(("Ici", "Là"), ("Here", "")), "at least 1 character"),
        ('- from: {fr: "Ici"}\n  to: {fr: "Là", en: "There"}\n', "required"),
        ('- from: {fr: "Ici", en: "Here"}\n', "required"),
    ],
)
def test_a_pack_that_is_not_right_is_refused(tmp_path: Path, lines: str, reason: str) -> None:
    path = tmp_path / "rewording.yml"
    path.write_text(f"changes:\n{lines}", encoding="utf-8")
    with pytest.raises(BrokenPack, match=reason):
        load_pack(path, RewordingPack)
