"""A call of ten turns by keyboard only, in each language, and what surrounds it."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.console.conftest import AtTheConsole
from tests.browser.console.console import Console


@dataclass(frozen=True)
class Turn:
    """What the caller says, and a word that what is to be said then holds in each language."""

    fr: str
    en: str
    says: dict[Language, str]


NIR: dict[Language, str] = {"fr": "sécurité sociale", "en": "social security"}
TURNS = (
    Turn("quelles données ont été volées ?", "which data were taken?", NIR),
    Turn("ma carte bancaire est dedans ?", "are my bank details in it?", {"fr": "banc", "en": "bank"}),
    Turn("combien de personnes sont touchées ?", "how many people are affected?", {"fr": "510", "en": "510"}),
    Turn("que dois-je faire maintenant ?", "what should I do now?", {"fr": "mot de passe", "en": "password"}),
    Turn("qu'est-ce que je risque ?", "what are the risks?", {"fr": "escroc", "en": "scam"}),
    Turn("où porter plainte ?", "where do I file a complaint?", {"fr": "plainte", "en": "compl"}),
    Turn("comment joindre la Cnil ?", "how do I reach the CNIL?", {"fr": "CNIL", "en": "CNIL"}),
    Turn("comment être sûr que le courrier est vrai ?", "is this letter real?", {"fr": "", "en": ""}),
)


def both_say(console: Console, words: dict[Language, str]) -> None:
    for language in LANGUAGES:
        assert words[language] in console.script_in(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_turns_without_a_mouse(console: Console, language: Language) -> None:
    console.new_call()
    for turn in TURNS:
        console.hear(getattr(turn, language))
        expect(console.find("#box")).to_have_value("")
        assert "box" in console.focused
        both_say(console, turn.says)
    # The ninth and the tenth: a correction, and the caller's choice.
    meant = console.find(".understood .choices button").first.inner_text().removesuffix("Alt+1").strip()
    console.correct(1)
    assert console.understood == meant
    console.hear({"fr": "mes données sont-elles dans la fuite ?", "en": "is my data in the leak?"}[language])
    chosen = console.choose(1)
    assert chosen
    assert "answer" in console.focused
    _wrap_up(console)


def _wrap_up(console: Console) -> None:
    console.press("F10")
    dialog = console.dialog("wrap_up")
    assert "outcome" in console.focused
    console.press("Space")
    dialog.locator("button[type=submit]").focus()
    console.press("Enter")
    dialog.get_by_text(console.told("case_closed")).wait_for()
    with console.page.expect_download() as downloading:
        console.press("Tab", "Enter")
    assert b'"vcon"' in downloading.value.path().read_bytes()
    console.press("Escape")
    expect(console.find("#case-title")).to_have_text(console.told("no_case"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_about_danger_is_red_until_it_was_asked(console: Console, language: Language) -> None:
    console.new_call()
    console.hear({"fr": "bonjour", "en": "hello"}[language])
    urgent = console.find("#checklist .urgent")
    urgent.wait_for()
    console.press("F7")
    assert "do-not-forget" in console.focused
    console.press("Space")
    urgent.wait_for(state="detached")
    assert "do-not-forget" in console.focused
    expect(console.find("#danger-left")).to_have_count(0)
    # It stays ticked through the next turn, and belongs to this call only.
    console.hear({"fr": "que faire ?", "en": "what should I do?"}[language])
    expect(urgent).to_have_count(0)
    console.new_call()
    urgent.wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_emergency_card_opens_over_everything(console: Console) -> None:
    console.new_call()
    console.press("F8")
    console.page.keyboard.insert_text("half a sent")
    console.press("F9")
    card = console.dialog("emergency_title")
    assert {"17", "112", "114"} <= set(card.inner_text().replace(",", " ").replace(".", " ").split())
    assert card.locator("[lang^=fr]").count() == card.locator("[lang^=en]").count() == 1
    console.press("Escape")
    assert "box" in console.focused
    expect(console.find("#box")).to_have_value("half a sent")


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_in_the_callers_words_is_told_at_once(console: Console, language: Language) -> None:
    console.new_call()
    console.hear(
        {"fr": "il est devant ma porte, il me menace", "en": "he is at my door, threatening me"}[language]
    )
    expect(console.find("body > .assertive")).to_contain_text("F9")
    assert "danger" in (console.find(".understood .topic").get_attribute("class") or "")


def test_the_screen_changes_its_language_and_keeps_what_was_typed(at_the_console: AtTheConsole) -> None:
    console = at_the_console("fr")
    console.new_call()
    console.hear("quelles données ont été volées ?")
    console.find("#box").fill("et mon")
    console.find("[data-speak=en]").click()
    assert console.find("html").get_attribute("lang") == "en"
    expect(console.find("#case-title")).to_have_text("Call")
    expect(console.find("#box")).to_have_value("et mon")
    assert "sécurité sociale" in console.script_in("fr")


def test_keys_of_one_sign_can_be_switched_off(at_the_console: AtTheConsole) -> None:
    console = at_the_console("en")
    console.press("?")
    console.dialog("keys_title").get_by_role("checkbox").uncheck()
    console.press("Escape")
    console.find("dialog").wait_for(state="detached")
    console.press("?")
    expect(console.find("dialog")).to_have_count(0)
    console.press("F1")
    console.dialog("keys_title")


def test_a_session_that_ended_asks_again_and_loses_nothing(at_the_console: AtTheConsole) -> None:
    console = at_the_console("fr")
    console.new_call()
    console.page.context.clear_cookies()
    console.press("F8")
    console.page.keyboard.insert_text("quelles données ont été volées ?")
    console.press("Enter")
    dialog = console.dialog("sign_in_again")
    dialog.locator("[name=password]").fill("not the one")
    console.press("Enter")
    dialog.get_by_text(console.told("sign_in_refused")).wait_for()
    console.press("Escape")
    expect(dialog).to_be_visible()


def test_it_goes_on_without_a_socket(at_the_console: AtTheConsole) -> None:
    console = at_the_console("fr")
    console.page.evaluate("() => { window.WebSocket = class { close() {} } }")
    console.new_call()
    assert NIR["fr"] in console.hear("quelles données ont été volées ?")
