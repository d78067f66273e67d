"""The same journeys on /chat, with JavaScript off, by keyboard and forms alone, in both languages."""

import pytest
from playwright.sync_api import Locator, Page

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.accessibility import violations
from tests.browser.conftest import Visiting
from tests.running_vigie import RunningVigie

SCAM = {
    "fr": "Ameli : votre carte Vitale expire, mettez-la à jour sur https://vitale-maj.info",
    "en": "Ameli: your carte Vitale expires, update it at https://vitale-update.info",
}


class PlainPage:
    """Only what HTML itself can do: fill in and submit."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def _button(self, title: str) -> Locator:
        return self.page.locator("button:visible").filter(has_text=title).first

    def press(self, title: str) -> str:
        """With the keyboard: focus and Enter."""
        with self.page.expect_navigation():
            self._button(title).press("Enter")
        return self.latest

    def say(self, text: str) -> str:
        self.page.locator("#text").fill(text)
        with self.page.expect_navigation():
            self.page.locator(".write button").press("Enter")
        return self.latest

    @property
    def latest(self) -> str:
        return self.page.locator("#latest").inner_text()


@pytest.fixture
def plain(helping: RunningVigie, visiting: Visiting, language: Language) -> PlainPage:
    visitor = visiting(f"{helping.address}/chat?language={language}", java_script_enabled=False)
    page = PlainPage(visitor.page)
    page.press({"fr": "Ouvrir la conversation", "en": "Open the conversation"}[language])
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_verified(plain: PlainPage, language: Language) -> None:
    plain.say({"fr": "mes données sont-elles dans la fuite ?", "en": "is my data in the leak?"}[language])
    plain.press({"fr": "J’ai un avis avec une référence", "en": "I have a notice with a reference"}[language])
    plain.page.locator("[name=reference]").fill("NX5D-A69RQ-G29DH")
    plain.page.locator("[name=birth_date]").fill("29/02/1980")
    found = plain.press({"fr": "Vérifier", "en": "Check"}[language])
    assert {"fr": "17 mars 2022", "en": "17 March 2022"}[language] in found
    assert "1980" not in plain.page.content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_judged(plain: PlainPage, language: Language) -> None:
    plain.press({"fr": "Est-ce une arnaque", "en": "Is this a scam?"}[language])
    plain.page.locator("[id$=-box]").fill(SCAM[language])
    found = plain.press({"fr": "Examiner ce message", "en": "Look at this message"}[language])
    assert {"fr": "très probablement une arnaque", "en": "very likely a scam"}[language] in found
    paid = plain.press({"fr": "J’ai payé", "en": "I paid"}[language])
    assert {"fr": "Appelez votre banque", "en": "Call your bank"}[language] in paid


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_made(plain: PlainPage, language: Language) -> None:
    plain.say(
        {"fr": "quels papiers apporter pour la plainte ?", "en": "which papers should I bring?"}[language]
    )
    plain.press({"fr": "Ma lettre de plainte", "en": "My complaint letter"}[language])
    plain.page.locator("[name=name]").fill("Camille Essai")
    with plain.page.expect_download() as downloading:
        title = {"fr": "Créer le document", "en": "Make the document"}[language]
        plain.page.locator("button").filter(has_text=title).first.press("Enter")
    assert downloading.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_stored_in_the_browser_or_shown_in_the_address(
    plain: PlainPage, language: Language
) -> None:
    plain.say({"fr": "Que dois-je faire ?", "en": "What should I do?"}[language])
    token = plain.page.locator("[name=token]").first.get_attribute("value")
    assert token
    assert token not in plain.page.url
    assert plain.page.context.cookies() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_conversation_has_no_violation(
    helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    """With JavaScript on, which axe needs; the page has none of its own."""
    visitor = visiting(f"{helping.address}/chat?language={language}", viewport={"width": 320, "height": 640})
    plain = PlainPage(visitor.page)
    plain.press({"fr": "Ouvrir la conversation", "en": "Open the conversation"}[language])
    found = {"open": violations(visitor.page)}
    plain.press({"fr": "Mon plan", "en": "My plan"}[language])
    found["plan"] = violations(visitor.page)
    plain.say({"fr": "je veux ma lettre de plainte", "en": "I want my complaint letter"}[language])
    found["answer"] = violations(visitor.page)
    assert {state: each for state, each in found.items() if each} == {}
