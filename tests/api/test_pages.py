"""The demonstration page, what search engines are told, and the documentation."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import httpx
import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.library import Library, load_library
from bot.settings import settings
from bot.wording import say, wording
from tests.running_vigie import RunningVigie

INCIDENT = "cnam-2022"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Reader(HTMLParser):
    """Headings in order, landmarks, and every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, name: str) -> Iterator[dict[str, str | None]]:
        return (attributes for tag, attributes in self.tags if tag == name)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(settings().knowledge_dir)


def home(vigie: RunningVigie, language: Language) -> httpx.Response:
    return httpx.get(f"{vigie.address}/", params={"language": language})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_asked_for(language: Language, vigie: RunningVigie) -> None:
    page = home(vigie, language)

    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert say("page", "ask", language) in Reader(page.text).text
    for number in ("17", "112", "114", "3114"):
        assert f":{number}" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_are_told_with_source_and_date(
    language: Language, vigie: RunningVigie, library: Library
) -> None:
    page = Reader(home(vigie, language).text)
    links = {link["href"] for link in page.all("a")}

    for name in ("people_affected", "data_taken", "data_not_taken", "entry_point", "ask_cnam"):
        fact = library.fact(name, INCIDENT)
        for shown in fact.items or (fact.text,):
            assert shown.in_(language)[1:] in page.text
        assert fact.sources[0].url in links
    # Nothing on the page is told without the day it was checked.
    assert page.text.count(say("page", "source", language)) == sum(1 for _ in page.all("time")) - 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["info_escroqueries", "sms_33700", "france_victimes", "seventeen_cyber", "cnil", "ameli_phone"]
)
def test_help_lines_tell_number_price_and_hours(
    name: str, language: Language, vigie: RunningVigie, library: Library
) -> None:
    page, line = Reader(home(vigie, language).text), library.service(name)

    for told in (line.name, line.price, line.hours):
        assert told.in_(language) in page.text
    assert line.number is None or line.number in page.text
    assert line.url is None or line.url in {link["href"] for link in page.all("a")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_three_things_to_do(language: Language, vigie: RunningVigie) -> None:
    page = Reader(home(vigie, language).text).text
    known = [text.in_(language) for key, text in wording("page").items() if key.startswith("do_")]
    steps = [text for text in known if text in page and text != say("page", "do_title", language)]

    assert 1 <= len(steps) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_can_be_asked_with_and_without_script(language: Language, vigie: RunningVigie) -> None:
    page = Reader(home(vigie, language).text)

    (button,) = (link for link in page.all("a") if link.get("class") == "action")
    assert button["href"] == f"/chat?language={language}"
    assert "data-vigie-open" in button
    assert list(page.all("vigie-chat")) == [{"lang": language, "incident": INCIDENT}]
    assert {"src": "/widget.js", "defer": None} in page.all("script")
    assert f"/second-wave?language={language}" in {link["href"] for link in page.all("a")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_can_read_the_page(language: Language, vigie: RunningVigie) -> None:
    response = home(vigie, language)
    page = Reader(response.text)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    described = {each.get("name"): each.get("content") for each in page.all("meta")}
    alternates = {each.get("hreflang") for each in page.all("link") if each.get("rel") == "alternate"}

    assert "noindex" not in response.text
    assert "x-robots-tag" not in response.headers
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert 50 < len(described["description"] or "") <= 160
    assert alternates == {*LANGUAGES, "x-default"}
    assert len(list(page.all("main"))) == 1


def test_the_data_block_is_what_it_says(vigie: RunningVigie) -> None:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', home(vigie, "fr").text)

    told = json.loads(block)
    assert told["@type"] == "WebPage"
    assert told["inLanguage"] == "fr"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["lastReviewed"])


def test_robots_may_read_the_pages_and_nothing_else(vigie: RunningVigie) -> None:
    rules = httpx.get(f"{vigie.address}/robots.txt")

    assert rules.headers["content-type"].startswith("text/plain")
    for rule in (
        "Allow: /",
        "Disallow: /api/",
        "Disallow: /console",
        f"Sitemap: {vigie.address}/sitemap.xml",
    ):
        assert rule in rules.text.splitlines()


def test_the_sitemap_names_pages_that_exist(vigie: RunningVigie) -> None:
    sitemap = httpx.get(f"{vigie.address}/sitemap.xml")

    # Our own server wrote it.
    places = [each.text for each in ElementTree.fromstring(sitemap.text).iter(f"{SITEMAP}loc")]  # noqa: S314
    assert len(places) == 2 * len(LANGUAGES)
    for place in places:
        assert place is not None
        assert httpx.get(place).status_code == 200


def test_the_sitemap_is_written_for_the_address_that_people_use(vigie: RunningVigie) -> None:
    headers = {"Host": "help.example.org", "X-Forwarded-Proto": "https"}
    sitemap = httpx.get(f"{vigie.address}/sitemap.xml", headers=headers)

    assert "<loc>https://help.example.org/?language=fr</loc>" in sitemap.text


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_load_nothing_from_other_sites_and_set_no_cookie(path: str, vigie: RunningVigie) -> None:
    page = httpx.get(vigie.address + path)

    loaded = re.findall(r'(?:src|<link[^>]+href)="([^"]+)"', page.text)
    assert loaded
    for address in loaded:
        assert not address.startswith("http"), address
        assert httpx.get(vigie.address + address).status_code == 200
    assert "set-cookie" not in page.headers
    assert "default-src" in page.headers["content-security-policy"]
    assert " style=" not in page.text


def test_the_contract_is_in_the_api_description(vigie: RunningVigie) -> None:
    paths = httpx.get(f"{vigie.address}/openapi.json").json()["paths"]

    assert set(paths["/api/v1/conversations/{conversation_id}/messages"]) == {"get", "post"}
    assert "delete" in paths["/api/v1/conversations/{conversation_id}"]
    assert {
        "/api/v1/conversations",
        "/api/v1/incidents",
        "/api/v1/incidents/{incident_id}",
        "/healthz",
    } <= set(paths)
