"""Numbers never leave the device, and what was said is gone when the person wants it gone."""

import pytest
from playwright.sync_api import expect

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.browser.conftest import Visiting
from tests.browser.visitor import said_by_widget
from tests.running_vigie import RunningVigie

# Invented numbers of the right shapes: NIR with and without key, Corsican, spaced; a card; an account.
SECRETS = [
    ("1 85 05 75 123 456 78", "[n° sécu/SSN]"),
    ("1850575123456", "[n° sécu/SSN]"),
    ("2.90.12.2A.345.678", "[n° sécu/SSN]"),
    ("１８５０５７５１２３４５６", "[n° sécu/SSN]"),
    ("4970 1012 3456 7890", None),
    ("4539 1488 0343 6467", "[carte/card]"),
    ("FR76 3000 6000 0112 3456 7890 189", "[IBAN]"),
    ("06 39 98 12 34", None),
    ("dossier 20221234567", None),
]


@pytest.mark.parametrize(("typed", "mask"), SECRETS)
def test_a_secret_is_masked_in_the_box(
    helping: RunningVigie, visiting: Visiting, typed: str, mask: str | None
) -> None:
    visitor = visiting(f"{helping.address}/?language=fr")
    visitor.open()
    box = visitor.find("#text")
    box.fill(f"voici {typed} merci")
    assert box.input_value() == f"voici {mask or typed} merci"
    explained = visitor.find(".notice").filter(has_text=said_by_widget("masked", "fr"))
    assert explained.count() == (1 if mask else 0)


def test_a_masked_number_is_in_no_request(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=en")
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.post_data or ""))
    visitor.open()
    visitor.say("my number is 1 85 05 75 123 456 78, is it stolen?")
    assert any("SSN" in body for body in sent)
    assert not any("123 456" in body for body in sent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_erasing_everything(helping: RunningVigie, visiting: Visiting, language: Language) -> None:
    visitor = visiting(f"{helping.address}/?language={language}")
    visitor.open()
    conversation = visitor.page.evaluate("document.querySelector('vigie-chat').conversation.id")
    assert helping.store.keys(f"*{conversation}*")
    visitor.find("[aria-controls=more]").click()
    visitor.find(".foot button").filter(has_text=said_by_widget("erase", language)).click()
    visitor.find(".foot button").filter(has_text=said_by_widget("erase_yes", language)).click()
    expect(visitor.find(".middle")).to_contain_text(said_by_widget("erased", language))
    assert helping.store.keys(f"*{conversation}*") == []
    assert visitor.page.evaluate("sessionStorage.length") == 0


def test_leaving_quickly(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/second-wave?language=fr")
    visitor.page.goto(f"{helping.address}/?language=fr")
    visitor.page.evaluate("document.querySelector('vigie-chat').leaveTo = '/healthz'")
    visitor.open()
    conversation = visitor.page.evaluate("document.querySelector('vigie-chat').conversation.id")
    visitor.find(".leave").click()
    visitor.page.wait_for_url("**/healthz")
    visitor.page.wait_for_timeout(500)
    assert helping.store.keys(f"*{conversation}*") == []
    assert visitor.page.evaluate("sessionStorage.length") == 0
    # Back leads to the page before, not to the chat.
    visitor.page.go_back()
    assert "/second-wave" in visitor.page.url


def test_a_change_of_page_keeps_the_conversation_in_this_tab_only(
    helping: RunningVigie, visiting: Visiting
) -> None:
    visitor = visiting(f"{helping.address}/?language=fr")
    visitor.open()
    visitor.say("Quelles données ont été volées ?")
    held = visitor.texts()
    stored = visitor.page.evaluate("JSON.stringify(sessionStorage)")
    assert "volées" not in stored
    visitor.page.reload()
    visitor.messages.nth(len(held) - 1).wait_for()
    assert visitor.texts() == held
    other = visiting(f"{helping.address}/?language=fr")
    assert other.find(".launcher").is_visible()
