"""The page /chat without script and cookie, over real HTTP: whole journeys by forms alone."""

import os
import random
import re
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import get_args

import httpx
import pytest

from api.plain_drawing import blocks, calls
from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.messages import Role
from bot.settings import PROJECT
from bot.wording import say, wording
from tests.api.test_stations import STATION
from tests.plain_page import PlainPage, PlainVisitor, Site
from tests.running_vigie import RunningVigie, free_port

MARK = "canarizanzibar"
SCAM = {
    "fr": "Ameli : votre carte Vitale expire, réglez 0,99 € sur https://ameli-vitale.top sous 24 h",
    "en": "Ameli: your Vitale card expires, pay €0.99 at https://ameli-vitale.top within 24 hours",
}
WHAT_HAPPENED = {"fr": "que s'est-il passé ?", "en": "what happened?"}
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> \"><b onmouseover='x'> {{ 7*7 }} </textarea>"
)
FOUND = {"reference": "NX5D-A69RQ-G29DH", "birth_date": "29/02/1980"}


@dataclass
class Gateway:
    address: str

    def wait(self) -> None:
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            with suppress(httpx.TransportError):
                if httpx.get(f"{self.address}/healthz").status_code == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(self.address)


def opened(vigie: Site, language: Language, **headers: str) -> PlainVisitor:
    visitor = PlainVisitor(vigie, language, **headers)
    visitor.open()
    assert visitor.answer.status_code == 200
    return visitor


def menu(name: str, language: Language) -> str:
    return say("menu", name, language)


def chat(key: str, language: Language, **values: object) -> str:
    return say("chat", key, language, **values)


def roles(page: PlainPage) -> list[str]:
    return [message.role for message in page.messages]


# --- before and after


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_explains_and_opens_nothing(vigie: RunningVigie, language: Language) -> None:
    before = vigie.store.dbsize()
    visitor = PlainVisitor(vigie, language)
    assert vigie.store.dbsize() == before
    assert visitor.answer.headers["content-language"] == language
    assert ("html", {"lang": language}) in visitor.page.tags
    assert visitor.page.title.startswith(chat("state_before", language))
    assert "30" in visitor.page.text
    assert chat("machine", language) in visitor.page.text
    assert "3114" in visitor.page.text
    assert visitor.page.messages == []


def test_the_browser_decides_where_the_address_does_not(vigie: RunningVigie) -> None:
    answer = httpx.get(f"{vigie.address}/chat", headers={"Accept-Language": "en-GB"})
    assert answer.headers["content-language"] == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_leak_is_said_on_the_page(vigie: RunningVigie, language: Language) -> None:
    answer = httpx.get(f"{vigie.address}/chat", params={"incident": MARK, "language": language})
    assert answer.status_code == 404
    assert MARK not in answer.text
    assert chat("refused_unknown_incident", language) in PlainPage(answer.text).text


def test_a_known_leak_is_carried_into_the_conversation(vigie: RunningVigie) -> None:
    page = PlainPage(httpx.get(f"{vigie.address}/chat", params={"incident": "cnam-2022"}).text)
    assert ("incident", "cnam-2022") in page.forms[0].fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_conversation_by_forms_alone(vigie: RunningVigie, language: Language) -> None:
    visitor = opened(vigie, language)
    assert roles(visitor.page) == ["bot"]
    assert visitor.page.title.startswith(chat("state_opened", language))
    visitor.say(WHAT_HAPPENED[language])
    assert visitor.page.title.startswith(chat("state_answered", language))
    assert roles(visitor.page)[:3] == ["bot", "user", "bot"]
    assert visitor.page.messages[1].text.strip().startswith(WHAT_HAPPENED[language][:6])
    assert {message.language for message in visitor.page.messages} == {language}
    assert "latest" in visitor.page.ids
    assert any(tag == "time" for tag, _ in visitor.page.tags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_last_buttons_can_be_pressed(
    vigie: RunningVigie, language: Language, book: AnswerBook
) -> None:
    visitor = opened(vigie, language)
    first = [button.title for button in book.render("utter_welcome", language, "cnam-2022").buttons]
    visitor.press(first[-1])
    assert visitor.page.messages[1].text.strip() == first[-1]
    titles = [button.title for form in visitor.page.forms for button in form.buttons]
    assert first[-1] not in titles


def test_the_secret_stands_in_no_address_and_no_link(vigie: RunningVigie) -> None:
    visitor = opened(vigie, "fr")
    secret = visitor.secret
    named = [*visitor.page.links, *(form.action for form in visitor.page.forms)]
    assert not any(secret["token"] in address or secret["id"] in address for address in named)
    assert all(
        attributes.get("rel") == "noreferrer"
        for tag, attributes in visitor.page.tags
        if tag == "a" and attributes["href"].startswith("http")
    )


# --- once, refused, not yet


def test_reload_and_double_click_send_once(vigie: RunningVigie) -> None:
    visitor = opened(vigie, "fr")
    form = next(form for form in visitor.page.forms if form.ids == ["text"])
    body = form.filled({"text": WHAT_HAPPENED["fr"]}, None)
    visitor.post(form.action, body)
    once = [(message.role, message.text) for message in visitor.page.messages]
    visitor.post(form.action, body)
    assert [(message.role, message.text) for message in visitor.page.messages] == once
    assert chat("sent_once", "fr") in visitor.page.text


def test_a_button_pressed_twice_counts_once_and_another_of_the_same_form_counts(vigie: RunningVigie) -> None:
    visitor = opened(vigie, "en")
    form = visitor.page.form_with(lambda form: form.button(menu("plan", "en")) is not None)
    body = form.filled({}, form.button(menu("plan", "en")))
    visitor.post(form.action, body)
    visitor.post(form.action, body)
    assert roles(visitor.page).count("user") == 1
    visitor.post(form.action, form.filled({}, form.button(menu("scam", "en"))))
    assert roles(visitor.page).count("user") == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "key"), [(" \n ", "empty_text"), ("a " * 501, "text_too_long")])
def test_what_cannot_be_taken_is_said_at_the_text_box(
    vigie: RunningVigie, language: Language, text: str, key: str
) -> None:
    visitor = opened(vigie, language)
    visitor.say(text)
    assert visitor.answer.status_code == 422
    assert say("errors", key, language) in visitor.page.text
    assert visitor.page.title.startswith(chat("state_refused", language))
    assert visitor.page.alerts() == 1
    assert roles(visitor.page) == ["bot"]


def test_a_long_story_comes_back_to_be_shortened_unless_it_holds_a_secret(vigie: RunningVigie) -> None:
    visitor = opened(vigie, "fr")
    story = "on a pris mon argent <b> " * 60
    visitor.say(story)
    form = next(form for form in visitor.page.forms if form.ids == ["text"])
    assert dict(form.fields)["text"] == story
    visitor.say(f"{story} 2 80 02 75 116 005 08")
    assert "116" not in visitor.answer.text
    form = next(form for form in visitor.page.forms if form.ids == ["text"])
    assert dict(form.fields)["text"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("payload", [MARK, "", "<script>alert(1)</script>", "x" * 5000])
def test_a_button_of_nobody_is_refused(vigie: RunningVigie, language: Language, payload: str) -> None:
    visitor = opened(vigie, language)
    visitor.post("/chat", {**as_body(visitor.secret), "payload": [payload]})
    assert visitor.answer.status_code == 422
    assert payload == "" or payload not in visitor.answer.text
    assert chat("refused_unknown_button", language) in visitor.page.text


def as_body(fields: dict[str, str]) -> dict[str, list[str]]:
    return {name: [value] for name, value in fields.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"token": "x"}, 401),
        ({"token": ""}, 401),
        ({"id": "0" * 32}, 404),
        ({"id": ""}, 404),
        ({"id": "../" + MARK}, 404),
    ],
)
@pytest.mark.parametrize("action", ["", "refresh", "erase", "language", "verify"])
def test_without_the_secret_nothing_is_shown_or_done(
    vigie: RunningVigie, language: Language, wrong: dict[str, str], status: int, action: str
) -> None:
    owner = opened(vigie, language)
    stranger = PlainVisitor(vigie, language)
    body = as_body({**owner.secret, **wrong, "action": action, "text": MARK})
    stranger.post(f"/chat?language={language}", body)
    assert stranger.answer.status_code == status
    assert stranger.page.messages == []
    assert stranger.page.alerts() == 1
    assert MARK not in stranger.answer.text
    assert owner.secret["token"] not in stranger.answer.text
    owner.post("/chat", as_body({**owner.secret, "action": "refresh"}))
    assert roles(owner.page) == ["bot"]


def test_a_token_opens_its_own_conversation_only(vigie: RunningVigie) -> None:
    one, other = opened(vigie, "fr"), opened(vigie, "fr")
    one.post("/chat", as_body({**one.secret, "token": other.secret["token"], "action": "refresh"}))
    assert one.answer.status_code == 401


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&" * 500, b"id=%00&token=%00", b'{"text": "a"}', b""])
def test_a_body_that_is_no_form_is_a_page_all_the_same(vigie: RunningVigie, body: bytes) -> None:
    answer = httpx.post(f"{vigie.address}/chat", content=body)
    assert answer.status_code == 404
    assert PlainPage(answer.text).alerts() == 1


def test_random_forms_never_break_the_page(vigie: RunningVigie) -> None:
    visitor = opened(vigie, "en")
    secret = as_body(visitor.secret)
    generator = random.Random(20220317)
    names = [
        "id",
        "token",
        "menu",
        "message_id",
        "text",
        "payload",
        "action",
        "awaited",
        "to",
        "form",
        "name",
    ]
    paths = ["/chat", "/chat", "/chat/papers/plan", "/chat/papers/complaint_letter"]
    for place in range(150):
        junk = {
            name: ["".join(generator.choices(f"{string.printable}éà😭\u202e", k=generator.randint(0, 40)))]
            for name in generator.sample(names, 4)
        }
        path = generator.choice(paths)
        answer = visitor.post(path, {**junk, **(secret if place % 2 else {})})
        assert answer.status_code < 500, (path, junk)


@pytest.mark.parametrize(
    "menu_sent", ["[]", "{", '{"fr": {"scam": "<b>", "x": "y"}}', "[" * 4000, '{"fr": 1}']
)
def test_a_menu_that_was_tampered_with_is_left_out(vigie: RunningVigie, menu_sent: str) -> None:
    visitor = opened(vigie, "fr")
    visitor.post("/chat", as_body({**visitor.secret, "menu": menu_sent, "action": "refresh"}))
    assert visitor.answer.status_code == 200
    assert "<b>" not in visitor.answer.text
    assert menu("scam", "fr") not in visitor.page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_stays_text(vigie: RunningVigie, language: Language) -> None:
    visitor = opened(vigie, language)
    visitor.say(HOSTILE)
    assert "<script>alert(1)</script>" in visitor.page.messages[1].text
    assert "49" not in visitor.page.messages[1].text
    assert not any(tag in ("script", "img", "b") for tag, _ in visitor.page.tags)
    assert "alert" not in visitor.page.title
    assert "alert" not in str(visitor.answer.headers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_worker_one_looks_again(verifying: RunningVigie, language: Language) -> None:
    visitor = opened(verifying, language)
    visitor.say(WHAT_HAPPENED[language])
    assert roles(visitor.page) == ["bot", "user", "system"]
    assert visitor.page.title.startswith(chat("state_waiting", language))
    visitor.press(chat("look_again", language))
    assert roles(visitor.page) == ["bot", "user", "system"]
    visitor.say("17")
    assert roles(visitor.page)[:3] == ["bot", "user", "user"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_store_that_is_away_loses_no_word(verifying: RunningVigie, language: Language) -> None:
    visitor = opened(verifying, language)
    question = {"fr": "on me menace de mort", "en": "someone threatens to kill me"}[language]
    verifying.store.execute_command("CLIENT", "PAUSE", "4000", "ALL")
    visitor.say(question)
    assert visitor.answer.status_code == 503
    assert "112" in visitor.page.text
    form = next(form for form in visitor.page.forms if form.ids == ["text"])
    assert dict(form.fields)["text"] == question
    verifying.store.ping()  # answered when the pause is over
    visitor.submit(form, {})
    assert visitor.answer.status_code == 200
    assert roles(visitor.page)[:3] == ["bot", "user", "bot"]
    assert roles(visitor.page).count("user") == 1


# --- language, erasing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_changes_and_everything_said_stays(vigie: RunningVigie, language: Language) -> None:
    other: Language = "en" if language == "fr" else "fr"
    visitor = opened(vigie, language)
    visitor.say(WHAT_HAPPENED[language])
    said = len(visitor.page.messages)
    visitor.press(say("page", "other_language", language))
    assert visitor.answer.headers["content-language"] == other
    assert chat("write", other) in visitor.page.text
    assert menu("plan", other) in visitor.page.text
    assert visitor.last.language == other
    assert len(visitor.page.messages) > said + 1
    assert visitor.page.messages[1].language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_erased(vigie: RunningVigie, language: Language) -> None:
    visitor = opened(vigie, language)
    secret = visitor.secret
    visitor.say(f"{MARK} ?")
    visitor.press(chat("erase_yes", language))
    assert visitor.answer.status_code == 200
    assert visitor.page.title.startswith(chat("state_erased", language))
    assert chat("erased", language) in visitor.page.text
    assert MARK not in visitor.answer.text
    assert list(vigie.store.scan_iter(f"*{secret['id']}*")) == []
    visitor.post(f"/chat?language={language}", as_body({**secret, "action": "refresh"}))
    assert visitor.answer.status_code == 404
    visitor.press(chat("open_new", language))
    assert roles(visitor.page) == ["bot"]


# --- whole journeys


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suspicious_message_is_judged(vigie: RunningVigie, language: Language) -> None:
    visitor = opened(vigie, language)
    visitor.press(menu("scam", language))
    visitor.paste(SCAM[language])
    expected = {"fr": "arnaque", "en": "scam"}[language]
    told = " ".join(message.text for message in visitor.page.messages[3:])
    assert expected in told
    assert "ameli-vitale[.]top" in told
    assert not any("ameli-vitale" in link for link in visitor.page.links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_refusal_at_the_counter_to_the_letter(vigie: RunningVigie, language: Language) -> None:
    refused = {"fr": "la police a refusé ma plainte", "en": "the police refused to take my complaint"}
    letter = {"fr": "Écrire au procureur", "en": "Write to prosecutor"}[language]
    visitor = opened(vigie, language)
    visitor.say(refused[language])
    visitor.press(letter)
    wrong = visitor.fill_in(
        say("document_form", "submit", language), name=f"{MARK} Martin", facts_on="30/02/2022", facts=HOSTILE
    )
    assert wrong.status_code == 422
    assert say("documents_refusals", "date_impossible", language) in visitor.page.text
    assert visitor.page.title.startswith(chat("state_paper", language))
    assert "30/02/2022" not in visitor.answer.text
    form = visitor.page.form_with(lambda form: "facts" in form.typed)
    assert dict(form.fields)["name"] == f"{MARK} Martin"
    assert dict(form.fields)["facts"] == HOSTILE
    made = visitor.fill_in(say("document_form", "submit", language), facts_on="28/02/2022")
    assert made.headers["content-type"] == "application/pdf"
    assert made.headers["content-disposition"].startswith("attachment")
    assert made.content.startswith(b"%PDF")
    text = visitor.fill_in(chat("paper_text", language), facts_on="28/02/2022")
    assert f"{MARK} Martin" in text.text
    visitor.press(chat("back", language))
    assert visitor.answer.status_code == 200
    assert MARK not in visitor.answer.text
    assert roles(visitor.page)[-1] == "bot"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_social_security_number_in_a_letter_is_not_given_back(
    vigie: RunningVigie, language: Language
) -> None:
    body = {"name": "A", "facts": "2 80 02 75 116 005 08", "language": language, MARK: MARK}
    answer = httpx.post(f"{vigie.address}/chat/papers/complaint_letter?language={language}", data=body)
    assert answer.status_code == 422
    assert "116" not in answer.text
    assert MARK not in answer.text
    assert say("documents_refusals", "social_security_number", language) in PlainPage(answer.text).text


def test_time_limits_are_a_calendar_and_an_unknown_paper_is_not_there(vigie: RunningVigie) -> None:
    made = httpx.post(f"{vigie.address}/chat/papers/deadlines", data={"facts_on": "2022-04-04"})
    assert made.headers["content-type"] == "text/calendar; charset=utf-8"
    missing = httpx.post(f"{vigie.address}/chat/papers/love_letter?language=en", data={})
    assert missing.status_code == 404
    assert PlainPage(missing.text).alerts() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_ticked_step_by_step(vigie: RunningVigie, language: Language) -> None:
    stolen = {"fr": "on m'a volé de l'argent sur mon compte", "en": "money was stolen from my account"}
    visitor = opened(vigie, language)
    visitor.say(stolen[language])
    visitor.press(menu("plan", language))
    for _ in range(3):  # it may ask what happened first
        if any(tag == "progress" for tag, _ in visitor.page.tags):
            break
        choices = next(form for form in visitor.page.forms if form.buttons[0].name == "payload")
        visitor.submit(choices, {}, choices.buttons[0])
    assert progress(visitor.page)[0] == 0
    assert "- " not in visitor.last.text
    assert chat("step_open", language) in visitor.page.text
    for done in (1, 2):
        visitor.press(chat("mark_done", language))
        reached, everything = progress(visitor.page)
        assert reached == done
        assert f"{done} / {everything}" in visitor.page.text
    assert chat("step_done", language) in visitor.page.text
    sheet = visitor.fill_in(say("document_form", "submit", language), facts_on="")
    assert sheet.headers["content-type"] == "application/pdf"


def progress(page: PlainPage) -> tuple[int, int]:
    [attributes] = [attributes for tag, attributes in page.tags if tag == "progress"]
    return int(attributes["value"]), int(attributes["max"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nearest_station_is_a_card(equipped: RunningVigie, language: Language) -> None:
    visitor = opened(equipped, language)
    visitor.press(menu("stations", language))
    visitor.paste("44600")
    assert STATION.name in visitor.page.text
    assert STATION.name not in visitor.last.text
    assert "tel:+33240000001" in visitor.page.links
    (on_map,) = [link for link in visitor.page.links if "openstreetmap" in link]
    assert on_map.endswith("search?query=1+rue+Imaginaire%2C+44600+Saint-Nazaire")


QUESTION = {"fr": "mes données sont-elles dans la fuite ?", "en": "is my data in the leak?"}
HAVE_REFERENCE = {"fr": "J’ai un avis avec une référence", "en": "I have a notice with a reference"}


def at_the_form(vigie: Site, language: Language, address: str) -> PlainVisitor:
    visitor = opened(vigie, language, **{"X-Forwarded-For": address})
    visitor.say(QUESTION[language])
    visitor.press(HAVE_REFERENCE[language])
    return visitor


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_checked_once_and_told_in_the_conversation(
    equipped: RunningVigie, language: Language, book: AnswerBook
) -> None:
    visitor = at_the_form(equipped, language, f"2001:db8:7:{LANGUAGES.index(language)}::1")
    form = visitor.page.form_with(lambda form: "reference" in form.typed)
    visitor.submit(form, FOUND, form.buttons[0])
    assert {"fr": "17 mars 2022", "en": "17 March 2022"}[language] in visitor.last.text
    assert chat("form_over", language) in visitor.page.text
    assert FOUND["reference"] not in visitor.answer.text
    assert not any("reference" in each.typed for each in visitor.page.forms)
    visitor.submit(form, FOUND, form.buttons[0])
    over = book.render("utter_verification_form_over", language, "cnam-2022").text
    assert visitor.last.text.strip() == over
    # The dialogue goes on where the outcome leads.
    visitor.press({"fr": "Nouveau formulaire", "en": "New form"}[language])
    assert any("reference" in each.typed for each in visitor.page.forms)


def test_whatever_was_found_the_page_is_as_long(equipped: RunningVigie) -> None:
    lengths = set()
    attempts = [FOUND, {**FOUND, "birth_date": "28/02/1980"}, {"reference": "€" * 300, "birth_date": "hier"}]
    for place, typed in enumerate(attempts):
        visitor = at_the_form(equipped, "fr", f"2001:db8:8:{place}::1")
        visitor.fill_in("", **typed)
        lengths.add(len(visitor.answer.content))
        assert visitor.answer.headers["content-length"] == str(len(visitor.answer.content))
    assert len(lengths) == 1


def test_five_wrong_checks_lock_as_they_do_over_the_api(equipped: RunningVigie, book: AnswerBook) -> None:
    visitor = at_the_form(equipped, "en", "2001:db8:9::1")
    wrong = {"reference": "AAAAA", "birth_date": "01/01/1980"}
    for _ in range(5):
        visitor.fill_in("", **wrong)
        visitor.press("Try again")
    visitor.fill_in("", **FOUND)
    locked = book.render("utter_verification_locked", "en", "cnam-2022").text
    assert locked.split("\n")[0] in visitor.last.text


@contextmanager
def gateway_alone(store_of: RunningVigie) -> Iterator[Gateway]:
    """A gateway without the register, on the same store."""
    port = free_port()
    environment = {
        **os.environ,
        "VIGIE_DATA_DIR": str(store_of.data_dir),
        "VIGIE_REDIS_URL": f"unix://{store_of.data_dir / 'store' / 'store.sock'}?db=0",
        "VIGIE_PORT": str(port),
        "VIGIE_OUTCOME_KEY": "5e" * 32,
    }
    command = [sys.executable, "-m", "bot.command_line", "serve", "--role", "gateway"]
    process = subprocess.Popen(command, cwd=PROJECT, env=environment)
    gateway = Gateway(f"http://127.0.0.1:{port}")
    try:
        gateway.wait()
        yield gateway
    finally:
        process.terminate()
        process.wait(30)


def test_where_the_register_is_elsewhere_the_page_says_so(equipped: RunningVigie) -> None:
    with gateway_alone(equipped) as gateway:
        visitor = at_the_form(gateway, "fr", "2001:db8:10::1")
        assert chat("check_elsewhere", "fr") in visitor.page.text
        assert not any("reference" in form.typed for form in visitor.page.forms)
        said = len(visitor.page.messages)
        visitor.post("/chat", as_body({**visitor.secret, "action": "verify", **FOUND}))
        assert visitor.answer.status_code == 200
        assert len(visitor.page.messages) == said


# --- from the page to people and back (tests/browser/test_people.py has the whole journeys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_for_the_phone_is_shown_in_two_groups(vigie: RunningVigie, language: Language) -> None:
    visitor = opened(vigie, language)
    visitor.press(chat("code_show", language))
    assert visitor.answer.status_code == 200
    assert visitor.page.title.startswith(chat("state_code", language))
    assert re.search(r">[0-9A-Z]{4} [0-9A-Z]{4}<", visitor.answer.text)
    assert re.search(
        {"fr": r"\d h \d\d \(heure de Paris\)", "en": r"\d:\d\d \(Paris time\)"}[language], spaced(visitor)
    )
    # What is said there is part of nothing that is kept.
    assert roles(visitor.page) == ["bot"]


def spaced(visitor: PlainVisitor) -> str:
    """As read, whatever kind of blank French asks for."""
    return re.sub(r"\s", " ", visitor.page.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["AAAAAAAA", "", MARK, "x" * 5000, "<b>"])
def test_a_code_of_nobody_opens_nothing(equipped: RunningVigie, language: Language, code: str) -> None:
    visitor = PlainVisitor(equipped, language, **{"X-Forwarded-For": f"2001:db8:20:{len(code)}::1"})
    visitor.fill_in(chat("call_code_submit", language), code=code)
    assert visitor.answer.status_code == 404
    assert visitor.page.alerts() == 1
    assert visitor.page.messages == []
    assert say("errors", "unknown_code", language) in visitor.page.text
    assert not code or code not in visitor.answer.text


def test_guessing_codes_is_stopped(equipped: RunningVigie) -> None:
    visitor = PlainVisitor(equipped, "fr", **{"X-Forwarded-For": "2001:db8:21::1"})
    for _ in range(60):
        visitor.fill_in(chat("call_code_submit", "fr"), code="AAAAAAAA")
    visitor.fill_in(chat("call_code_submit", "fr"), code="AAAAAAAA")
    assert visitor.answer.status_code == 429
    assert say("errors", "too_many_codes", "fr") in visitor.page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phone", ["12", "", MARK, "9" * 5000, "2 80 02 75 116 005 08"])
def test_a_number_that_is_none_is_told_and_not_shown_again(
    vigie: RunningVigie, language: Language, phone: str
) -> None:
    visitor = opened(vigie, language)
    body = {**visitor.secret, "action": "call_back", "phone": phone, "when": MARK}
    visitor.post(f"/chat?language={language}", as_body(body))
    assert visitor.answer.status_code == 422
    assert visitor.page.alerts() == 1
    assert say("errors", "bad_phone", language) in visitor.page.text
    assert MARK not in visitor.answer.text
    assert len(phone) < 3 or phone[:40] not in visitor.answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_kept_apart(vigie: RunningVigie, language: Language) -> None:
    visitor = opened(vigie, language)
    body = {**visitor.secret, "action": "call_back", "phone": "06 39 98 12 34", "when": ""}
    visitor.post(f"/chat?language={language}", as_body(body))
    assert visitor.answer.status_code == 200
    assert roles(visitor.page) == ["bot", "system"]
    assert "98 12 34" not in visitor.answer.text
    kept = [name for name in vigie.store.scan_iter(f"*{visitor.secret['id']}*") if "call" in name]
    assert kept
    visitor.press(chat("erase_yes", language))
    assert [name for name in kept if vigie.store.exists(name)] == []


def test_the_frame_of_another_conversation_shows_nothing(vigie: RunningVigie) -> None:
    visitor = opened(vigie, "fr")
    until = time.time_ns() // 1_000_000 + 30_000
    asked: dict[str, str | int] = {"id": visitor.secret["id"], "seen": 0, "until": until}
    for proof in ("", "0" * 64, "é"):
        answer = httpx.get(f"{vigie.address}/chat/news", params={**asked, "proof": proof})
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert PlainPage(answer.text).messages == []


# --- how a text is drawn


def test_lists_of_a_text_are_lists() -> None:
    text = "Bonjour.\n- un\n- deux\n\n1. a\n2. b\nPuis\n3) c\n2022 était"
    assert [(block["tag"], block["lines"], block.get("start")) for block in blocks(text, drawn=False)] == [
        ("p", ["Bonjour."], 1),
        ("ul", ["un", "deux"], 1),
        ("ol", ["a", "b"], 1),
        ("p", ["Puis"], 1),
        ("ol", ["c"], 3),
        ("p", ["2022 était"], 1),
    ]
    assert [block["tag"] for block in blocks(text, drawn=True)] == ["p", "ol", "p", "ol", "p"]


def test_numbers_of_a_text_can_be_called() -> None:
    assert calls("Danger : 17 ou 114.") == [
        {"words": "Danger : ", "url": ""},
        {"words": "17", "url": "tel:17"},
        {"words": " ou ", "url": ""},
        {"words": "114", "url": "sms:114"},
        {"words": ".", "url": ""},
    ]


def test_the_number_reached_by_text_is_the_directorys(book: AnswerBook) -> None:
    number = book.library.service("emergency_text").number
    assert calls(str(number)) == [{"words": number, "url": f"sms:{number}"}]


@pytest.mark.parametrize("name", get_args(Role))
def test_everybody_who_speaks_is_named(name: str) -> None:
    assert name in wording("chat")
