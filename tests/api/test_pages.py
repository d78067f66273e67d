"""The demonstration page and the documentation: both languages, nothing fetched from elsewhere."""

import re

import httpx
import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.wording import say
from tests.running_vigie import RunningVigie


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_asked_for(language: Language, vigie: RunningVigie) -> None:
    page = httpx.get(f"{vigie.address}/", params={"language": language})

    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert say("page", "open", language) in page.text
    assert "noindex" not in page.text
    for number in ("17", "112", "114", "3114"):
        assert number in page.text


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
