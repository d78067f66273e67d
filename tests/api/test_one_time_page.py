"""The page of a one-time link over real HTTP: one thing of a conversation, and never the conversation."""

import hashlib
import random
import secrets
import string
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import httpx
import pytest

from bot.answers.book import AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.messaging.link_tries import TRIES_AN_HOUR
from bot.register.reference import Reference
from bot.settings import PROJECT
from bot.store.keys import ConversationKeys, call_back_key, link_key
from bot.wording import say, wording
from tests.api.conftest import FOUND, verify
from tests.api.test_plain_chat import gateway_alone
from tests.linked import CALL_BACK, LETTER, VERIFICATION, link_to_form, link_to_message
from tests.plain_page import PlainForm, PlainPage
from tests.running_vigie import Person, RunningVigie

MARK = "canarizanzibar"
HOSTILE = "<script>alert(1)</script>\"><b onmouseover='x'>{{ 7*7 }}"
FORMS = {"verification": VERIFICATION, "call_back": CALL_BACK, "document": LETTER}
CHECKED_ON = {"fr": "17 mars 2022", "en": "17 March 2022"}


def tell(key: str, language: Language) -> str:
    return say("one_time", key, language)


class LinkVisitor:
    """Somebody who follows a link. Every answer is checked for what no answer may do."""

    def __init__(self, vigie: RunningVigie, language: Language = "fr", network: str = "") -> None:
        self._vigie = vigie
        network = network or f"2001:db8:{secrets.randbelow(65536):x}:{secrets.randbelow(65536):x}"
        self._headers = {"Accept-Language": language, "X-Forwarded-For": f"{network}::1"}
        self._http = vigie.http
        self.answer = self._http.get(f"{vigie.address}/f", headers=self._headers)
        self._read()

    def open(self, link: str) -> "LinkVisitor":
        """By pasting it whole, as somebody does whose browser runs no script."""
        return self.post({"action": "open", "link": link})

    def press(self, title: str) -> "LinkVisitor":
        form = self.page.form_with(lambda form: form.button(title) is not None)
        return self.post_form(form, {}, title)

    def form_for(self, *fields: str) -> PlainForm:
        return self.page.form_with(lambda form: set(fields) <= set(form.typed))

    def post_form(self, form: PlainForm, typed: dict[str, str], title: str = "") -> "LinkVisitor":
        return self.post(form.filled(typed, form.button(title)), form.action)

    def post(self, body: dict[str, str] | dict[str, list[str]], action: str = "/f") -> "LinkVisitor":
        address = urljoin(self._vigie.address, action)
        self.answer = self._http.post(address, data=body, headers=self._headers)
        if self.answer.headers["content-type"].startswith("text/html"):
            self._read()
        return self

    @property
    def pass_(self) -> str:
        form = self.page.form_with(lambda form: "pass" in dict(form.fields))
        return dict(form.fields)["pass"]

    @property
    def said(self) -> list[str]:
        return [message.text.strip() for message in self.page.messages]

    def _read(self) -> None:
        headers = self.answer.headers
        assert (headers["cache-control"], headers["x-robots-tag"]) == ("no-store", "noindex")
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["content-language"] in LANGUAGES
        assert "set-cookie" not in headers
        self.page = PlainPage(self.answer.text)
        assert len(self.page.ids) == len(set(self.page.ids)), self.page.ids
        assert ("html", {"lang": headers["content-language"]}) in self.page.tags
        assert "3114" in self.page.text  # help in danger stands on each


def unknown_notice() -> dict[str, str]:
    return {"reference": Reference.drawn().printed, "birth_date": "1980-02-29"}


def opened(vigie: RunningVigie, person: Person, form: dict[str, object]) -> LinkVisitor:
    visitor = LinkVisitor(vigie).open(link_to_form(vigie, person.id, form))
    assert visitor.answer.status_code == 200
    return visitor


# --- before, and what every link leads to


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_explains_and_opens_nothing(verifying: RunningVigie, language: Language) -> None:
    before = verifying.store.dbsize()
    visitor = LinkVisitor(verifying, language)
    assert verifying.store.dbsize() == before
    assert visitor.answer.headers["content-language"] == language
    assert visitor.page.title.startswith(tell("state_before", language))
    assert tell("by_hand", language) in visitor.page.text
    assert visitor.form_for("link").action == f"/f?language={language}"
    [script] = [attributes for tag, attributes in visitor.page.tags if tag == "script"]
    assert httpx.get(f"{verifying.address}{script['src']}").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMS)
def test_a_link_opens_its_form_in_the_conversations_language(
    verifying: RunningVigie, language: Language, kind: str
) -> None:
    person = Person(verifying, language)
    visitor = opened(verifying, person, FORMS[kind])
    assert visitor.answer.headers["content-language"] == language
    assert visitor.page.title.startswith(tell(f"state_{kind}", language))
    assert tell("beside", language) in visitor.page.text
    wanted = {"verification": "reference", "call_back": "phone", "document": "name"}[kind]
    assert visitor.form_for(wanted).buttons
    assert visitor.page.messages == []
    assert "<script" not in visitor.answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_read_whole_with_its_sources(
    verifying: RunningVigie, language: Language, book: AnswerBook
) -> None:
    person = Person(verifying, language)
    asked(verifying, person, FOUND)
    told = person.history()[-1]
    visitor = LinkVisitor(verifying).open(link_to_message(verifying, person.id, told["id"]))
    assert len(visitor.said) == 1
    assert CHECKED_ON[language] in visitor.said[0]
    assert {source["url"] for source in told["sources"]} <= set(visitor.page.links)
    assert {link["url"] for link in told["links"]} <= set(visitor.page.links)
    assert tell("answer_there", language) in visitor.page.text
    assert book.render("utter_welcome", language, "cnam-2022").text.split("\n")[0] not in visitor.page.text


def asked(vigie: RunningVigie, person: Person, typed: dict[str, str]) -> LinkVisitor:
    visitor = opened(vigie, person, VERIFICATION)
    form = visitor.form_for("reference")
    visitor.post(form.filled(typed, form.buttons[0]))
    return visitor


def test_the_transcript_is_never_on_the_page(verifying: RunningVigie) -> None:
    person = Person(verifying)
    person.say(f"{MARK} ?")
    greeting = person.history()[0]["text"].split("\n")[0]
    for form in FORMS.values():
        visitor = opened(verifying, person, form)
        assert MARK not in visitor.answer.text
        assert greeting not in visitor.page.text
        assert person.id not in visitor.answer.text
        assert person.opened["token"] not in visitor.answer.text
    visitor = asked(verifying, person, unknown_notice())
    assert len(visitor.said) == 1
    assert MARK not in visitor.answer.text


# --- wrong, used, over: the same


def refusals(vigie: RunningVigie, language: Language) -> dict[str, httpx.Response]:
    person, erased = Person(vigie, language), Person(vigie, language)
    used, late = (link_to_form(vigie, person.id, VERIFICATION) for _ in range(2))
    LinkVisitor(vigie).open(used)
    wait_until_over(vigie, late)
    gone = link_to_form(vigie, erased.id, VERIFICATION)
    erased.erase()
    tried = {
        "wrong": f"{vigie.address}/f#{'A' * 22}",
        "no token": MARK,
        "nothing": "",
        "used": used,
        "late": late,
        "erased": gone,
        "no such message": link_to_message(vigie, person.id, "0" * 16),
    }
    return {name: LinkVisitor(vigie, language).open(link).answer for name, link in tried.items()}


def wait_until_over(vigie: RunningVigie, link: str) -> None:
    """Ten minutes, by the store's clock."""
    digest = hashlib.sha256(link.partition("#")[2].encode()).hexdigest()
    assert vigie.store.expire(link_key(digest), 0) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_and_used_and_over_are_answered_alike(verifying: RunningVigie, language: Language) -> None:
    answers = refusals(verifying, language)
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 404)
    assert len({answer.text for answer in answers.values()}) == 1
    assert len({tuple(answer.headers) for answer in answers.values()}) == 1
    page = PlainPage(answers["wrong"].text)
    assert page.alerts() == 1
    assert tell("over", language) in page.text
    assert page.title.startswith(tell("state_over", language))


def test_a_page_is_over_with_its_conversation_and_for_a_wrong_secret(verifying: RunningVigie) -> None:
    person = Person(verifying)
    visitor = opened(verifying, person, CALL_BACK)
    form, wrong = visitor.form_for("phone"), LinkVisitor(verifying).post({"pass": "A" * 22, "action": "show"})
    person.erase()
    visitor.post_form(form, {"phone": "06 39 98 12 34"}, say("call_back_form", "submit", "fr"))
    assert visitor.answer.status_code == wrong.answer.status_code == 404
    assert visitor.answer.text == wrong.answer.text
    assert list(verifying.store.scan_iter(f"*{person.id}*")) == []


def test_guessing_links_is_stopped(verifying: RunningVigie) -> None:
    good = link_to_form(verifying, Person(verifying).id, VERIFICATION)
    guesser = LinkVisitor(verifying, "en", network="2001:db8:77:1")
    for _ in range(TRIES_AN_HOUR):
        guesser.open("#" + "A" * 22)
    assert guesser.answer.status_code == 404
    guesser.open(good)
    assert guesser.answer.status_code == 429
    assert tell("too_many", "en") in guesser.page.text
    assert LinkVisitor(verifying).open(good).answer.status_code == 200


# --- what the page's secret is not good for


def test_no_other_door_takes_the_pages_secret(verifying: RunningVigie) -> None:
    person = Person(verifying)
    visitor = opened(verifying, person, VERIFICATION)
    authorization = {"Authorization": f"Bearer {visitor.pass_}"}
    for method, path in (
        ("GET", "/messages"),
        ("POST", "/messages"),
        ("DELETE", ""),
        ("POST", "/verification"),
        ("POST", "/call-back"),
        ("POST", "/code"),
    ):
        answer = person.http.request(method, f"/conversations/{person.id}{path}", headers=authorization)
        assert answer.status_code == 401, path
    chat = {"id": person.id, "token": visitor.pass_, "action": "refresh"}
    assert httpx.post(f"{verifying.address}/chat", data=chat).status_code == 401
    assert len(person.history()) == 1


def test_a_conversations_token_is_no_link_and_no_page(verifying: RunningVigie) -> None:
    token = Person(verifying).opened["token"]
    for body in ({"action": "open", "link": token}, {"action": "show", "pass": token}):
        assert LinkVisitor(verifying).post(body).answer.status_code == 404


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        ("verification", "call_back"),
        *(("call_back", action) for action in ("verify", "refresh", "erase", "code", "language", MARK)),
    ],
)
def test_a_page_does_only_what_its_link_was_for(verifying: RunningVigie, kind: str, action: str) -> None:
    person = Person(verifying)
    visitor = opened(verifying, person, FORMS[kind])
    [asked_for] = visitor.page.forms
    visitor.post({"pass": visitor.pass_, "action": action, "phone": "06 39 98 12 34", "text": MARK, **FOUND})
    assert visitor.answer.status_code == 200
    assert [form.typed for form in visitor.page.forms] == [asked_for.typed]
    assert len(person.history()) == 1
    assert not verifying.store.exists(call_back_key(person.id))


# --- the check of a notice


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_checked_and_told_here_and_in_the_conversation(
    verifying: RunningVigie, language: Language
) -> None:
    person = Person(verifying, language)
    visitor = asked(verifying, person, FOUND)
    assert visitor.page.title.startswith(tell("state_told", language))
    assert len(visitor.said) == 1
    assert CHECKED_ON[language] in visitor.said[0]
    assert CHECKED_ON[language] in person.history()[-1]["text"]
    assert tell("told_too", language) in visitor.page.text
    assert "nx5d" not in visitor.answer.text
    assert "29/02/1980" not in visitor.answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_typing_error_needs_no_new_link(verifying: RunningVigie, language: Language) -> None:
    visitor = asked(verifying, Person(verifying, language), unknown_notice())
    assert CHECKED_ON[language] not in visitor.said[0]
    visitor.press(tell("check_more", language))
    visitor.post_form(visitor.form_for("reference"), FOUND, say("verification_form", "submit", language))
    assert CHECKED_ON[language] in visitor.said[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_was_found_the_answer_looks_alike(verifying: RunningVigie, language: Language) -> None:
    locked = Person(verifying, language)
    with ThreadPoolExecutor(5) as tabs:
        list(tabs.map(lambda _: verify(locked, unknown_notice()), range(5)))
    attempts = [
        (Person(verifying, language), FOUND),
        (Person(verifying, language), unknown_notice()),
        (Person(verifying, language), {"reference": "€" * 300, "birth_date": "hier"}),
        (Person(verifying, language), {"reference": "", "birth_date": ""}),
        (locked, FOUND),
    ]
    visitors = [asked(verifying, person, typed) for person, typed in attempts]
    assert len({visitor.said[0] for visitor in visitors}) == 3
    answers = [visitor.answer for visitor in visitors]
    assert len({(len(each.content), each.status_code, tuple(each.headers)) for each in answers}) == 1


def test_a_form_checks_once_and_in_its_own_conversation(verifying: RunningVigie, book: AnswerBook) -> None:
    over = book.render("utter_verification_form_over", "fr", "cnam-2022").text
    person, other = Person(verifying), Person(verifying)
    visitor = opened(verifying, person, VERIFICATION)
    form = visitor.form_for("reference")
    foreign = dict(opened(verifying, other, VERIFICATION).form_for("reference").fields)["form"]
    body = form.filled(FOUND, form.buttons[0])
    visitor.post({**body, "form": [foreign]})
    assert visitor.said == [over]
    visitor.post({name: value for name, value in body.items() if name != "form"})
    assert visitor.said == [over]
    visitor.post(body)
    assert CHECKED_ON["fr"] in visitor.said[0]
    visitor.post(body)
    assert visitor.said == [over]


def test_a_form_leaves_nothing_that_outlives_its_conversation(verifying: RunningVigie) -> None:
    person = Person(verifying)
    opened(verifying, person, VERIFICATION)
    keys = ConversationKeys(person.id)
    assert 0 < verifying.store.ttl(keys.buttons) <= verifying.store.ttl(keys.about)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_register_is_elsewhere_the_page_says_so(
    verifying: RunningVigie, language: Language
) -> None:
    person = Person(verifying, language)
    link = link_to_form(verifying, person.id, VERIFICATION)
    with gateway_alone(verifying) as gateway:
        body = {"action": "open", "link": link}
        page = PlainPage(httpx.post(f"{gateway.address}/f", data=body).text)
    assert say("chat", "check_elsewhere", language) in page.text
    assert page.forms == []


# --- a number, a paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_back_is_noted_and_its_number_never_shown_again(
    verifying: RunningVigie, language: Language
) -> None:
    person = Person(verifying, language)
    visitor = opened(verifying, person, CALL_BACK)
    submit = say("call_back_form", "submit", language)
    visitor.post_form(visitor.form_for("phone"), {"phone": "12", "when": MARK}, submit)
    assert visitor.answer.status_code == 422
    assert visitor.page.alerts() == 1
    assert say("errors", "bad_phone", language) in visitor.page.text
    assert MARK not in visitor.answer.text
    visitor.post_form(visitor.form_for("phone"), {"phone": "06 39 98 12 34", "when": MARK}, submit)
    assert visitor.answer.status_code == 200
    assert visitor.page.title.startswith(tell("state_noted", language))
    assert person.history()[-1]["text"].split("\n")[0] in visitor.said[0]
    assert verifying.store.exists(call_back_key(person.id))
    assert "98 12 34" not in visitor.answer.text
    assert MARK not in visitor.answer.text
    visitor.post({"pass": visitor.pass_, "action": "show"})
    assert "98 12 34" not in visitor.answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_is_made(verifying: RunningVigie, language: Language) -> None:
    person = Person(verifying, language)
    visitor = opened(verifying, person, LETTER)
    form = visitor.form_for("name", "facts_on")
    assert (dict(form.fields)["id"], dict(form.fields)["token"]) == ("", "")
    submit = say("document_form", "submit", language)
    visitor.post_form(form, {"name": MARK, "facts_on": "30/02/2022"}, submit)
    assert visitor.answer.status_code == 422
    visitor.post_form(visitor.form_for("name"), {"facts_on": "28/02/2022"}, submit)
    assert visitor.answer.headers["content-type"] == "application/pdf"
    assert visitor.answer.content.startswith(b"%PDF")
    assert len(person.history()) == 1


def test_a_plan_on_paper_knows_its_steps(verifying: RunningVigie) -> None:
    values = {"cases": ["money_stolen/card"], "done": [], "later": []}
    form = {"kind": "document", "paper": "plan", "values": values, "plan": {"steps": []}}
    visitor = opened(verifying, Person(verifying, "en"), form)
    paper = visitor.page.form_with(lambda form: form.action.startswith("/chat/papers/plan"))
    assert ("cases", "money_stolen/card") in paper.fields
    visitor.post_form(paper, {}, say("document_form", "submit", "en"))
    assert visitor.answer.content.startswith(b"%PDF")


# --- whatever is sent


def test_random_forms_never_break_the_page(verifying: RunningVigie) -> None:
    visitor = opened(verifying, Person(verifying), CALL_BACK)
    generator, pass_ = random.Random(20220317), visitor.pass_
    names = ["action", "pass", "link", "form", "reference", "birth_date", "phone", "when"]
    for place in range(60):
        junk = {
            name: "".join(generator.choices(f"{string.printable}éà😭\u202e", k=generator.randint(0, 40)))
            for name in generator.sample(names, 4)
        }
        visitor.post({**junk, **({"pass": pass_} if place % 2 else {})})
        assert visitor.answer.status_code in (200, 404, 422), junk


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&" * 500, b"pass=%00&action=%00", b'{"link": "a"}', b""])
def test_a_body_that_is_no_form_is_a_page_all_the_same(verifying: RunningVigie, body: bytes) -> None:
    answer = httpx.post(f"{verifying.address}/f", content=body)
    assert answer.status_code == 404
    assert PlainPage(answer.text).alerts() == 1


@pytest.mark.parametrize("field", ["link", "pass", "action", "form"])
def test_markup_comes_back_from_nowhere(verifying: RunningVigie, field: str) -> None:
    visitor = LinkVisitor(verifying).post({field: HOSTILE})
    assert "alert(1)" not in visitor.answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_store_that_is_away_uses_no_link_up(verifying: RunningVigie, language: Language) -> None:
    link = link_to_form(verifying, Person(verifying, language).id, VERIFICATION)
    verifying.store.execute_command("CLIENT", "PAUSE", "3000", "ALL")
    visitor = LinkVisitor(verifying, language).open(link)
    assert visitor.answer.status_code == 503
    assert say("errors", "store_unavailable", language) in visitor.page.text
    time.sleep(3)
    visitor.press(tell("try_again", language))
    assert visitor.answer.status_code == 200
    assert visitor.form_for("reference")


def test_every_sentence_of_the_page_is_used() -> None:
    sources = [*(PROJECT / "api").glob("one_time*.py"), *(PROJECT / "api" / "page").glob("one_time*.html")]
    written = "".join(path.read_text(encoding="utf-8") for path in sources)
    unused = [key for key in wording("one_time") if f'"{key.removeprefix("state_")}"' not in written]
    assert unused == []
