"""A link of a chat on a phone: opened by its script, by hand without one, in both languages."""

import pytest
from playwright.sync_api import Page, expect

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import say
from tests.browser.accessibility import violations
from tests.browser.conftest import Visiting
from tests.linked import CALL_BACK, LETTER, VERIFICATION, link_to_form, link_to_message
from tests.running_vigie import Person, RunningVigie

PHONE = {"viewport": {"width": 320, "height": 640}}
WIDER = "(width) => document.documentElement.scrollWidth > width"


def tell(key: str, language: Language) -> str:
    return say("one_time", key, language)


def found_on(page: Page) -> list[str]:
    assert not page.evaluate(WIDER, PHONE["viewport"]["width"])
    return violations(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_opens_its_form_and_leaves_the_address(
    helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    link = link_to_form(helping, Person(helping, language).id, VERIFICATION)
    visitor = visiting(link, locale=language, **PHONE)
    page, token = visitor.page, link.partition("#")[2]
    expect(page.locator("[name=reference]")).to_be_visible()
    assert page.evaluate("location.href") == f"{helping.address}/f?language={language}"
    assert not any(token in address for address in visitor.requests)
    found = {"form": found_on(page)}
    page.locator("[name=reference]").fill("NX5D-A69RQ-G29DH")
    page.locator("[name=birth_date]").fill("29/02/1980")
    page.locator("button", has_text=say("verification_form", "submit", language)).press("Enter")
    told = {"fr": "17 mars 2022", "en": "17 March 2022"}[language]
    expect(page.locator(".said")).to_contain_text(told)
    found["told"] = found_on(page)
    assert found == {"form": [], "told": []}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_the_link_is_pasted(
    helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    link = link_to_form(helping, Person(helping, language).id, CALL_BACK)
    page = visiting(link, java_script_enabled=False, locale=language, **PHONE).page
    expect(page.get_by_text(tell("by_hand", language))).to_be_visible()
    page.get_by_role("textbox", name=tell("link", language)).fill(link)
    page.keyboard.press("Enter")
    phone = page.get_by_label(say("call_back_form", "phone", language))
    phone.fill("12")
    phone.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(say("errors", "bad_phone", language))
    expect(phone).to_have_value("")
    phone.fill("06 39 98 12 34")
    phone.press("Enter")
    expect(page.locator("h2")).to_have_text(tell("state_noted", language))
    assert "98 12 34" not in page.content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_state_has_a_violation(
    helping: RunningVigie, visiting: Visiting, language: Language
) -> None:
    person = Person(helping, language)
    used = link_to_form(helping, person.id, CALL_BACK)
    message = person.history()[0]["id"]
    links = {
        "state_before": f"{helping.address}/f?language={language}",
        "state_call_back": used,
        "state_over": used,
        "state_document": link_to_form(helping, person.id, LETTER),
        "state_message": link_to_message(helping, person.id, message),
    }
    found = {}
    for state, link in links.items():
        page = visiting(link, locale=language, color_scheme="dark", **PHONE).page
        expect(page.locator("h2")).to_have_text(tell(state, language))
        found[state] = found_on(page)
    assert {state: each for state, each in found.items() if each} == {}
