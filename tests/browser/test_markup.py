"""Markup is text, whoever sends it: five hundred payloads through every field and every text."""

import json
from itertools import islice
from typing import Any

import httpx
import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Visiting
from tests.browser.figures import note
from tests.browser.payloads import PAYLOADS
from tests.browser.visitor import Visitor
from tests.running_vigie import Person, RunningVigie

AT_ONCE = 10
OURS = ("http://127.0.0.1", "ws://127.0.0.1", "blob:")
# A page without any policy of its own: nothing but the widget's care keeps scripts out.
BARE = """<!doctype html><html lang="fr"><head><title>t</title><script src="/widget.js" defer></script></head>
<body><main><h1>t</h1></main><vigie-chat lang="fr"></vigie-chat></body></html>"""


def _form(kind: int, text: str) -> dict[str, Any] | None:
    words = dict.fromkeys(("title", "submit", "note", "failed", "label", "hint", "optional", "unset"), text)
    words |= dict.fromkeys(("yes", "no", "download", "download_text"), text)
    field = {"name": "name", "label": text, "hint": text, "required": False}
    station = dict.fromkeys(("name", "address", "postcode", "commune", "phone", "tel", "hours_today"), text)
    step = {"name": text, "title": text, "text": text, "state": "open", "payload": text}
    document = {**words, "kind": "document", "paper": "plan", "language": "fr", "values": {}}
    choices = [{"value": text, "title": text}]
    forms: list[dict[str, Any] | None] = [
        {**words, "kind": "verification", "id": text, "fields": [field, {**field, "name": "birth_date"}]},
        {
            **document,
            "fields": [
                {**field, "type": "text"},
                {**field, "name": "c", "type": "choice", "choices": choices},
            ],
        },
        {**document, "fields": [], "plan": {"done": 0, "all": 1, "steps": [step]}},
        {**words, "kind": "call_back", **dict.fromkeys(("phone", "phone_hint", "when", "when_hint"), text)},
        {**words, "kind": "box", "name": "paste", "longest": 4000},
        {
            "kind": "stations",
            "stations": [{**station, "kind": "police", "distance_km": 2, "competent": True}],
        },
        None,
    ]
    return forms[kind % len(forms)]


def _message(number: int, text: str) -> dict[str, Any]:
    return {
        "id": f"m{number}",
        "role": ("bot", "agent", "system")[number % 3],
        "text": text,
        "language": "fr",
        "buttons": [{"title": text, "payload": text}],
        "sources": [{"title": text, "url": text, "checked_on": "2026-11-23"}],
        "links": [{"title": text, "url": text}],
        "form": _form(number, text),
        "at": text,
    }


def _hostile_server(visitor: Visitor) -> None:
    """Each text of each answer is a payload; those of problems too."""
    numbers = iter(range(len(PAYLOADS)))

    def say(route: Route) -> None:
        if route.request.method == "GET":
            route.fulfill(json={"messages": [], "state": "bot"})
            return
        messages = [_message(number, PAYLOADS[number]) for number in islice(numbers, AT_ONCE)]
        route.fulfill(json={"messages": messages, "understanding": {}, "state": "bot"})

    def refuse(route: Route) -> None:
        text = json.loads(route.request.post_data or "{}").get("name", PAYLOADS[0])
        errors = [{"field": "name", "message": text}]
        route.fulfill(status=422, json={"title": text, "detail": text, "errors": errors})

    visitor.page.route("**/api/v1/conversations/*/messages", say)
    visitor.page.route("**/api/v1/conversations/*/verification", refuse)
    visitor.page.route("**/api/v1/documents/**", refuse)


@pytest.fixture
def attacked(helping: RunningVigie, visiting: Visiting) -> Visitor:
    visitor: Visitor = visiting(f"{helping.address}/robots.txt")
    visitor.page.route("**/bare", lambda route: route.fulfill(body=BARE, content_type="text/html"))
    visitor.page.on("dialog", lambda dialog: dialog.dismiss())
    visitor.page.goto(f"{helping.address}/bare")
    visitor.open()
    return visitor


def test_nothing_of_the_servers_texts_or_the_fields_runs(attacked: Visitor) -> None:
    assert len(PAYLOADS) == 500
    _hostile_server(attacked)
    for start in range(0, len(PAYLOADS), AT_ONCE):
        before = attacked.messages.count()
        attacked.find("#text").fill("\n".join(PAYLOADS[start : start + AT_ONCE]))
        attacked.find("#text").press("Enter")
        attacked.messages.nth(before + AT_ONCE).wait_for()
        _fill_in(attacked, PAYLOADS[start])
    attacked.page.wait_for_timeout(500)
    note("markup payloads", len(PAYLOADS))
    assert attacked.page.evaluate("window.ran || 0") == 0
    assert [url for url in attacked.requests if not url.startswith(OURS)] == []
    assert attacked.find("#log :is(img, script, iframe, object, video, math)").count() == 0
    protocols = attacked.find("#log a").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(protocols) <= {"http:", "https:", "tel:", "blob:"}


def _fill_in(visitor: Visitor, payload: str) -> None:
    """Every field of the newest forms, then each is sent; its problem comes back with payloads."""
    newest = visitor.find(f".message:nth-last-child(-n + {AT_ONCE})")
    newest.locator("form :is(input, textarea):enabled").evaluate_all(
        "(fields, payload) => fields.forEach((field) => { field.value = payload; })", payload
    )
    newest.locator("form:not(:has(textarea))").evaluate_all(
        "forms => forms.map((form) => form.requestSubmit())"
    )


def test_what_was_typed_comes_back_from_the_history_as_text(attacked: Visitor) -> None:
    for payload in PAYLOADS[::25]:
        attacked.say(payload[:300])
    attacked.page.reload()
    attacked.messages.nth(20).wait_for()
    assert attacked.page.evaluate("window.ran || 0") == 0
    assert attacked.find("#log :is(img, script, iframe, object, video, math)").count() == 0


@pytest.mark.parametrize("payload", PAYLOADS[::50])
def test_the_api_never_answers_with_markup(helping: RunningVigie, payload: str) -> None:
    answer: httpx.Response = Person(helping, "fr").send({"text": payload})
    assert answer.headers["content-type"].startswith("application/")
