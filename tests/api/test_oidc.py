"""Signing in with the organisation's account, with a provider that tells the truth and one that does not."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pydantic import ValidationError

from api.app import create_app
from bot.settings import Settings
from tests.api.desk import RunningDesk
from tests.api.oidc_provider import CLIENT_ID, CLIENT_SECRET, FakeProvider

AGENT, SUPERVISOR = {"roles": ["vigie-agent"]}, {"roles": ["other", "vigie-supervisor", "vigie-agent"]}
ME = "/api/v1/agent/me"


def environment(provider: FakeProvider) -> dict[str, str]:
    return {
        "VIGIE_DEVELOPMENT": "1",
        "VIGIE_OIDC_ISSUER": provider.address,
        "VIGIE_OIDC_CLIENT_ID": CLIENT_ID,
        "VIGIE_OIDC_CLIENT_SECRET": CLIENT_SECRET,
    }


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningDesk, FakeProvider]]:
    with (
        FakeProvider.started() as provider,
        RunningDesk.started(tmp_path_factory.mktemp("oidc"), **environment(provider)) as desk,
    ):
        yield desk, provider


@pytest.fixture
def desk(serving: tuple[RunningDesk, FakeProvider]) -> RunningDesk:
    return serving[0]


@pytest.fixture
def provider(serving: tuple[RunningDesk, FakeProvider]) -> FakeProvider:
    """Truthful, about an agent that nobody saw before."""
    unique = secrets.token_hex(4)
    serving[1].claims = {"sub": f"subject-{unique}", "preferred_username": f"zoe-{unique}", **AGENT}
    serving[1].fault = ""
    return serving[1]


def away(client: httpx.Client, language: str = "en") -> str:
    """Leaves for the provider; where that sends the browser back to."""
    leaving = client.get(f"/console/oidc?language={language}")
    assert leaving.status_code == 303, leaving.text
    return httpx.get(leaving.headers["location"]).headers["location"]


def back_and_forth(client: httpx.Client, language: str = "en") -> httpx.Response:
    return client.get(away(client, language))


def names(provider: FakeProvider) -> str:
    return str(provider.claims["preferred_username"])


@pytest.mark.parametrize(("claims", "role"), [(AGENT, "agent"), (SUPERVISOR, "supervisor")])
def test_the_claim_decides_the_role(
    desk: RunningDesk, provider: FakeProvider, claims: dict[str, Any], role: str
) -> None:
    provider.claims |= claims
    with desk.client() as client:
        entered = back_and_forth(client)
        assert entered.status_code == 200
        assert 'http-equiv="refresh"' in entered.text, "a same-site step, so that the strict cookie is sent"
        me = client.get(ME).json()
    assert (me["name"], me["role"]) == (names(provider), role)


@pytest.mark.usefixtures("provider")
def test_the_cookies_are_as_tight_as_they_can_be(desk: RunningDesk) -> None:
    with desk.client() as client:
        leaving = client.get("/console/oidc")
        assert {"HttpOnly", "Path=/console/oidc", "SameSite=lax", "Max-Age=600"} <= set(
            leaving.headers["set-cookie"].split("; ")
        )
        asked = parse_qs(urlsplit(leaving.headers["location"]).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["redirect_uri"] == [f"{desk.address}/console/oidc/callback"]
        entered = client.get(httpx.get(leaving.headers["location"]).headers["location"])
    cookies = entered.headers.get_list("set-cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("vigie_agent="))
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(session.split("; "))
    assert any(cookie.startswith('vigie_oidc=""') for cookie in cookies), "used once"


@pytest.mark.parametrize("roles", [None, [], "nobody", ["vigie-agents"], {"vigie-agent": True}, 7])
def test_nobody_without_a_role_gets_in(desk: RunningDesk, provider: FakeProvider, roles: object) -> None:
    provider.claims |= {"roles": roles}
    with desk.client() as client:
        refused = back_and_forth(client)
        assert refused.status_code == 403
        assert "Your organisation has not given you access to Vigie." in refused.text
        assert client.get(ME).status_code == 401


def test_a_role_may_be_one_word(desk: RunningDesk, provider: FakeProvider) -> None:
    provider.claims |= {"roles": "vigie-agent"}
    with desk.client() as client:
        assert back_and_forth(client).status_code == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"aud": "another-client"},
        {"aud": None},
        {"azp": "another-client"},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"exp": "soon"},
        {"sub": None},
    ],
)
def test_a_token_that_is_not_for_us_now_is_refused(
    desk: RunningDesk, provider: FakeProvider, claims: dict[str, Any]
) -> None:
    provider.claims |= claims
    with desk.client() as client:
        assert back_and_forth(client).status_code == 401
        assert client.get(ME).status_code == 401


@pytest.mark.parametrize("fault", ["other key", "our secret", "no signature", "no token"])
def test_a_token_that_the_provider_did_not_sign_is_refused(
    desk: RunningDesk, provider: FakeProvider, fault: str
) -> None:
    provider.fault = fault
    with desk.client() as client:
        assert back_and_forth(client).status_code == 401
        assert client.get(ME).status_code == 401


def test_a_new_key_of_the_provider_is_fetched(desk: RunningDesk, provider: FakeProvider) -> None:
    for _ in range(2):
        provider.change_key()
        with desk.client() as client:
            assert back_and_forth(client).status_code == 200


@pytest.mark.usefixtures("provider")
def test_another_browsers_answer_is_refused(desk: RunningDesk) -> None:
    with desk.client() as attacker, desk.client() as victim:
        answer = away(attacker)
        away(victim)
        assert victim.get(answer).status_code == 401
        assert victim.get(ME).status_code == 401


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize("cookie", ["", "x", "e30.x", "é"])
def test_a_forged_or_missing_cookie_is_refused(desk: RunningDesk, cookie: str) -> None:
    with desk.client() as client:
        answer = away(client)
    headers = [(b"Cookie", b"vigie_oidc=" + cookie.encode())]
    with desk.client() as client:
        assert client.get(answer, headers=headers).status_code == 401
        assert client.get(answer.split("?")[0]).status_code == 401


@pytest.mark.usefixtures("provider")
def test_an_answer_is_used_once(desk: RunningDesk) -> None:
    with desk.client() as client:
        answer = away(client)
        kept = client.cookies["vigie_oidc"]
        assert client.get(answer).status_code == 200
    with desk.client() as client:
        again = client.get(answer, headers={"Cookie": f"vigie_oidc={kept}"})
    assert again.status_code == 401


def test_a_disabled_agent_loses_the_session_and_the_way_in(desk: RunningDesk, provider: FakeProvider) -> None:
    with desk.client() as client:
        back_and_forth(client)
        desk.disable(names(provider))
        assert client.get(ME).status_code == 401
        assert back_and_forth(client).status_code == 403


def test_a_name_belongs_to_one_person(desk: RunningDesk, provider: FakeProvider) -> None:
    """Neither another subject nor the holder of a password is taken over."""
    own = desk.hire("own-account")
    with desk.client() as client:
        assert back_and_forth(client).status_code == 200
        provider.claims |= {"sub": "somebody else"}
        assert back_and_forth(client).status_code == 403
        provider.claims |= {"preferred_username": own.name}
        assert back_and_forth(client).status_code == 403


def test_an_account_of_the_organisation_has_no_password(desk: RunningDesk, provider: FakeProvider) -> None:
    with desk.client() as client:
        back_and_forth(client)
        for password in ("", "a password of some length"):
            sent = {"name": names(provider), "password": password, "code": "123456"}
            assert client.post("/api/v1/agent/sign-in", json=sent).status_code == 401


@pytest.mark.parametrize("name", ["camille.martin@example.org", "Zoé Ünlü <b>", "@@@", "x" * 300])
def test_any_name_of_theirs_becomes_one_of_ours(desk: RunningDesk, provider: FakeProvider, name: str) -> None:
    provider.claims |= {"preferred_username": name}
    with desk.client() as client:
        assert back_and_forth(client).status_code == 200
        assert client.get(ME).json()["name"].replace("-", "").replace(".", "").isalnum()


@pytest.mark.parametrize("fault", ["down", "nonsense", "other issuer"])
def test_a_provider_that_is_down_is_said_and_stops_no_password(
    tmp_path: Path, provider: FakeProvider, fault: str
) -> None:
    provider.fault = fault
    with RunningDesk.started(tmp_path, **environment(provider)) as fresh:
        for language, sentence in {"fr": "ne répond pas", "en": "does not answer"}.items():
            with fresh.client() as client:
                page = client.get(f"/console/oidc?language={language}")
            assert (page.status_code, page.headers["content-language"]) == (503, language)
            assert sentence in page.text
        assert fresh.hire("camille").sign_in().status_code == 200


def test_nothing_of_it_reaches_the_log(desk: RunningDesk, provider: FakeProvider) -> None:
    with desk.client() as client:
        answer = away(client)
        client.get(answer)
        client.get(answer)
        token = client.cookies["vigie_agent"]
    written = desk.log.read_text(errors="replace")
    code = parse_qs(urlsplit(answer).query)["code"][0]
    for secret in (token, code, CLIENT_SECRET, names(provider)):
        assert secret not in written
    assert "oidc_refused" in written


def test_without_issuer_there_is_no_such_door() -> None:
    app = create_app(Settings(), "redis://127.0.0.1:1")
    assert not hasattr(app.state, "oidc")


@pytest.mark.parametrize(
    "given",
    [
        {"oidc_issuer": "https://sso.example"},
        {"oidc_issuer": "http://sso.example", "oidc_client_id": "x", "oidc_client_secret": "x"},
        {"agent_second_factor": False},
        {"audit_key": "too short"},
    ],
)
def test_unsafe_settings_are_refused_at_start(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(**given)


def test_in_development_the_second_factor_may_be_off() -> None:
    assert not Settings(development=True, agent_second_factor=False).agent_second_factor
