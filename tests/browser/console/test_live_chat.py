"""A person in the widget and an agent at the console, at the same time; two agents want the same person."""

import pytest
from playwright.sync_api import expect

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.conftest import Visiting
from tests.browser.console.conftest import AtTheConsole
from tests.browser.console.console import Console
from tests.browser.visitor import Visitor
from tests.running_vigie import RunningVigie

ASKS: dict[Language, str] = {"fr": "je veux parler à quelqu'un", "en": "I want to talk to a person"}
AGREES: dict[Language, str] = {"fr": "Oui, passez la conversation", "en": "Yes, pass it on"}
QUESTION: dict[Language, str] = {"fr": "quelles données ont été volées ?", "en": "which data were taken?"}
TAKEN: dict[Language, str] = {"fr": "numéro de sécurité sociale", "en": "social security number"}


@pytest.fixture
def waiting(console: Console, helping: RunningVigie, visiting: Visiting, language: Language) -> Visitor:
    """Somebody who asked for a person and agreed, while an agent is there."""
    console.find("#connection:not(.lost)").wait_for()
    visitor: Visitor = visiting(f"{helping.address}/?language={language}")
    visitor.open()
    visitor.say(QUESTION[language])
    visitor.say(ASKS[language])
    visitor.press(AGREES[language])
    return visitor


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_talk_and_the_machine_is_silent(console: Console, waiting: Visitor, language: Language) -> None:
    console.find("body > .polite p").first.wait_for(state="attached")
    console.take_first()
    expect(console.find("#log")).to_contain_text(ASKS[language])
    console.write({"fr": "Bonjour, je suis là.", "en": "Hello, I am here."}[language])
    waiting.find(".message.agent").first.wait_for()
    before = waiting.messages.count()
    waiting.find("#text").fill(QUESTION[language])
    waiting.find("#text").press("Enter")
    console.find("#log .user").last.get_by_text(QUESTION[language]).wait_for()
    # The official sentence is beside the box, and one press puts it in.
    use = console.find(f"#use-{language}")
    console.find(f"#official section[lang^={language}]").get_by_text(TAKEN[language]).first.wait_for()
    use.focus()
    console.press("Enter")
    assert TAKEN[language] in console.find("#box").input_value()
    assert "box" in console.focused
    console.press("Enter")
    waiting.find(".message.agent").nth(1).wait_for()
    expect(waiting.find(".message.agent").nth(1)).to_contain_text(TAKEN[language])
    # The person's and the agent's, and nothing of the machine.
    expect(waiting.messages).to_have_count(before + 2)
    _given_back(console, waiting, language)


def _given_back(console: Console, waiting: Visitor, language: Language) -> None:
    console.find("#do-give-back").click()
    console.find("#case-title").get_by_text(console.told("no_case")).wait_for()
    agents = waiting.find(".message.agent").count()
    assert TAKEN[language] in waiting.say(QUESTION[language])
    expect(waiting.find(".message.agent")).to_have_count(agents)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newer_message_stops_giving_back(console: Console, waiting: Visitor, language: Language) -> None:
    console.take_first()
    # What the person writes now does not reach this screen before it is given back.
    given_back: list[str] = []
    console.page.on("request", lambda asked: given_back.extend([asked.url] * ("give-back" in asked.url)))
    console.page.route(
        "**/api/v1/agent/cases/*", lambda route: route.continue_() if given_back else route.abort()
    )
    waiting.find("#text").fill(QUESTION[language])
    waiting.find("#text").press("Enter")
    waiting.find(".message.user").get_by_text(QUESTION[language]).nth(1).wait_for()
    waiting.page.wait_for_timeout(500)
    with console.page.expect_response("**/give-back") as answering:
        console.find("#do-give-back").click()
    assert answering.value.status == 409
    console.find("body > .notice p").wait_for()
    console.find("#log .user").get_by_text(QUESTION[language]).nth(1).wait_for()
    expect(console.find("#do-give-back")).to_be_visible()
    _given_back(console, waiting, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_of_two_agents_gets_the_person(
    console: Console, at_the_console: AtTheConsole, waiting: Visitor, language: Language
) -> None:
    other = at_the_console(language)
    take = other.find("#queue .case [id^=take]").first
    take.wait_for()
    console.take_first()
    # As if the news had not come yet.
    with other.page.expect_response("**/take") as answering:
        case = console.find("#case-bar").get_attribute("data-case")
        other.page.evaluate(
            "id => fetch(`/api/v1/agent/cases/${id}/take`, {method: 'POST', credentials: 'same-origin'})",
            case,
        )
    assert answering.value.status == 409
    take.wait_for(state="detached")
    expect(console.find("#do-wrap-up")).to_be_visible()
    assert waiting.texts()


@pytest.mark.parametrize("language", LANGUAGES)
def test_prepared_sentences_are_found_by_keyboard(
    console: Console, waiting: Visitor, language: Language
) -> None:
    console.take_first()
    console.find("#line-filter").focus()
    wanted = console.find(f"#line-list button[lang^={language}]").first.inner_text()
    console.page.keyboard.insert_text(wanted[:20].upper())
    console.press("ArrowDown", *([] if language == "fr" else ["ArrowRight"]), "Enter")
    expect(console.find("#box")).to_have_value(wanted)
    console.press("Enter")
    waiting.find(".message.agent").first.wait_for()
    assert wanted.split("\n")[0] in waiting.find(".message.agent").first.inner_text()
