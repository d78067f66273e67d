"""Whole journeys by keyboard only, in both languages: a notice verified, a message judged, a letter made."""

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.conftest import Visiting
from tests.browser.keyboard import Keyboard
from tests.browser.visitor import Visitor, said_by_widget
from tests.running_vigie import RunningVigie

REFERENCE, BIRTH_DATE = "NX5D-A69RQ-G29DH", "29/02/1980"


@pytest.fixture
def keyboard(helping: RunningVigie, visiting: Visiting, language: Language) -> Keyboard:
    visitor: Visitor = visiting(f"{helping.address}/?language={language}")
    found = Keyboard(visitor)
    found.press(said_by_widget("launcher", language))
    visitor.messages.first.wait_for()
    assert "title" in found.focused
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_verified(keyboard: Keyboard, language: Language) -> None:
    keyboard.say({"fr": "mes données sont-elles dans la fuite ?", "en": "is my data in the leak?"}[language])
    keyboard.choose(
        {"fr": "J’ai un avis avec une référence", "en": "I have a notice with a reference"}[language]
    )
    before = keyboard.visitor.messages.count()
    keyboard.type("| reference", REFERENCE)
    keyboard.type("| birth_date", BIRTH_DATE)
    keyboard.press({"fr": "Vérifier", "en": "Check"}[language])
    keyboard.visitor.answered(before)
    assert {"fr": "17 mars 2022", "en": "17 March 2022"}[language] in keyboard.visitor.last
    assert BIRTH_DATE not in keyboard.visitor.find("#log").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_judged(keyboard: Keyboard, language: Language) -> None:
    scam = {
        "fr": "Ameli : votre carte Vitale expire, mettez-la à jour sur https://vitale-maj.info",
        "en": "Ameli: your carte Vitale expires, update it at https://vitale-update.info",
    }[language]
    visitor = keyboard.visitor
    before = visitor.messages.count()
    keyboard.press({"fr": "Est-ce une arnaque", "en": "Is this a scam?"}[language])
    visitor.answered(before + 1)
    keyboard.type("-box", scam)
    before = visitor.messages.count()
    keyboard.press({"fr": "Examiner ce message", "en": "Look at this message"}[language])
    visitor.answered(before + 1)
    assert {"fr": "très probablement une arnaque", "en": "very likely a scam"}[language] in visitor.last
    keyboard.choose({"fr": "J’ai payé", "en": "I paid"}[language])
    assert {"fr": "Appelez votre banque", "en": "Call your bank"}[language] in visitor.last


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_made(keyboard: Keyboard, language: Language) -> None:
    visitor = keyboard.visitor
    keyboard.say(
        {"fr": "quels papiers apporter pour la plainte ?", "en": "which papers should I bring?"}[language]
    )
    keyboard.choose({"fr": "Ma lettre de plainte", "en": "My complaint letter"}[language])
    keyboard.type("| name", "Camille Essai")
    keyboard.press({"fr": "Créer le document", "en": "Make the document"}[language])
    visitor.find("[id$=-made]").wait_for()
    with visitor.page.expect_download() as downloading:
        visitor.page.keyboard.press("Enter")
    path = downloading.value.path()
    assert path.read_bytes().startswith(b"%PDF")
    # What was typed into the form is no message of the conversation.
    assert not any("Camille" in text for text in visitor.texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_and_the_plan(keyboard: Keyboard, language: Language) -> None:
    visitor = keyboard.visitor
    other: Language = "en" if language == "fr" else "fr"
    before = visitor.messages.count()
    keyboard.press({"fr": "Français", "en": "English"}[other])
    visitor.answered(before + 1)
    assert visitor.find("#title").inner_text() == said_by_widget("title", other)
    keyboard.press(said_by_widget("more", other))
    before = visitor.messages.count()
    keyboard.press({"fr": "Mon plan", "en": "My plan"}[other])
    visitor.answered(before + 1)
    done = visitor.find("progress").last.get_attribute("value")
    keyboard.choose(said_by_widget("mark_done", other))
    assert visitor.find("progress").last.get_attribute("value") == str(int(done or 0) + 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_escape_minimises_and_gives_the_focus_back(keyboard: Keyboard, language: Language) -> None:
    keyboard.visitor.page.keyboard.press("Escape")
    assert said_by_widget("launcher", language) in keyboard.focused
    keyboard.visitor.page.keyboard.press("Enter")
    assert keyboard.visitor.messages.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_that_was_made_says_so(keyboard: Keyboard, language: Language) -> None:
    visitor = keyboard.visitor
    keyboard.choose({"fr": "Que dois-je faire", "en": "What should I do?"}[language])
    chosen = visitor.find(".choice[aria-pressed=true]")
    assert said_by_widget("chosen", language) in chosen.inner_text()
    first = visitor.messages.first.locator(".choice")
    assert [each.get_attribute("aria-disabled") for each in first.all()] == ["true"] * first.count()
    # The focus stays where it was.
    assert chosen.inner_text()[:10] in keyboard.focused
