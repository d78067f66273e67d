"""Signing in over HTTP: the token, the cookie that only our own pages can use, and what is never told."""

import hashlib
import json
import re
import secrets
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.agents.agent import Role
from bot.store.keys import agent_session_key
from tests.api.desk import PASSWORD, Hired, RunningDesk

WRONG = "a very wrong password"
ME, SIGN_OUT, FORM = "/api/v1/agent/me", "/api/v1/agent/sign-out", "/console/sign-in"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    # A test of its own has the limit of an address; the others share this machine's.
    with RunningDesk.started(
        tmp_path_factory.mktemp("desk"), VIGIE_TRUSTED_PROXIES='["127.0.0.1"]'
    ) as running:
        yield running


@pytest.fixture
def camille(desk: RunningDesk) -> Hired:
    """Somebody else for each test: a code is accepted once."""
    return desk.hire(f"camille-{secrets.token_hex(4)}")


def test_the_token_shows_who_one_is(desk: RunningDesk, camille: Hired) -> None:
    signed_in = camille.sign_in()
    assert signed_in.status_code == 200
    assert signed_in.headers["cache-control"] == "no-store"
    assert "set-cookie" not in signed_in.headers
    found = signed_in.json()
    assert {**found, "token": ""} == {"token": "", "name": camille.name, "role": "agent", "idle_seconds": 900}
    with desk.client() as client:
        me = client.get(ME, headers={"Authorization": f"Bearer {found['token']}"}).json()
    assert {**me, "expires_at": ""} == {
        "name": camille.name,
        "role": "agent",
        "idle_seconds": 900,
        "expires_at": "",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", me["expires_at"])


def test_signing_out_ends_the_token(desk: RunningDesk, camille: Hired) -> None:
    authorization = {"Authorization": f"Bearer {camille.sign_in().json()['token']}"}
    with desk.client() as client:
        assert client.post(SIGN_OUT, headers=authorization).status_code == 204
        after = client.get(ME, headers=authorization)
    assert (after.status_code, after.json()["code"]) == (401, "sign_in_needed")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_why_it_was_refused_is_never_told(desk: RunningDesk, camille: Hired, language: str) -> None:
    disabled = desk.hire(f"{camille.name}-gone")
    desk.disable(disabled.name)
    wrong = [
        camille.credentials(password=WRONG),
        camille.credentials(code="12345"),
        {"name": camille.name, "password": PASSWORD},
        camille.credentials(name=f"nobody-{language}"),
        camille.credentials(name="no name, é"),
        disabled.credentials(),
    ]
    with desk.client() as client:
        found = [client.post(f"/api/v1/agent/sign-in?language={language}", json=sent) for sent in wrong]
    assert {answer.status_code for answer in found} == {401}
    assert {answer.json()["code"] for answer in found} == {"sign_in_refused"}
    assert len({answer.text for answer in found}) == 1
    assert {answer.headers["content-language"] for answer in found} == {language}


def test_a_name_that_nobody_has_takes_as_long(desk: RunningDesk) -> None:
    """Without the hash, an answer would take a tenth of the time."""
    taken: dict[bool, list[float]] = {True: [], False: []}
    known = [desk.hire(f"timed-{number}") for number in range(3)]
    with desk.client() as client:
        for attempt in range(24):
            exists = attempt % 2 == 0
            name = known[attempt % 3].name if exists else f"nobody-timed-{attempt % 3}"
            started = time.perf_counter()
            sent = {"name": name, "password": WRONG, "code": "123456"}
            client.post("/api/v1/agent/sign-in", json=sent, headers={"X-Forwarded-For": "192.0.2.200"})
            taken[exists].append(time.perf_counter() - started)
    ratio = statistics.median(taken[True]) / statistics.median(taken[False])
    assert 0.5 < ratio < 2


def test_parallel_guesses_are_five_and_a_lock(desk: RunningDesk, camille: Hired) -> None:
    with desk.client() as client, ThreadPoolExecutor(16) as threads:

        def guess(number: int) -> str:
            sent = camille.credentials(password=f"guess number {number}")
            headers = {"X-Forwarded-For": f"192.0.2.{number}"}
            return str(client.post("/api/v1/agent/sign-in", json=sent, headers=headers).json()["code"])

        found = list(threads.map(guess, range(100)))
    assert (found.count("sign_in_refused"), found.count("account_locked")) == (5, 95)
    locked = camille.sign_in()
    assert (locked.status_code, locked.json()["code"]) == (403, "account_locked")


def test_one_address_is_stopped_before_it_locks_everybody(desk: RunningDesk) -> None:
    headers = {"X-Forwarded-For": "2001:db8:5::1"}
    with desk.client() as client:
        found = [
            client.post(
                "/api/v1/agent/sign-in",
                json={"name": f"somebody{number // 5}", "password": "guess", "code": "1"},
                headers=headers,
            )
            for number in range(31)
        ]
    assert [answer.status_code for answer in found] == [401] * 30 + [429]
    assert found[-1].json()["code"] == "too_many_sign_ins"


def test_disabling_ends_what_is_open(desk: RunningDesk, camille: Hired) -> None:
    with camille.browser() as browser:
        assert browser.get(ME).status_code == 200
        desk.disable(camille.name)
        assert browser.get(ME).status_code == 401


@pytest.mark.parametrize(("proxy", "secure"), [("https", True), ("http", False)])
def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    desk: RunningDesk, camille: Hired, proxy: str, secure: bool
) -> None:
    with desk.client() as client:
        answer = client.post(
            FORM,
            data=camille.credentials(),
            headers={"Origin": desk.address, "X-Forwarded-Proto": proxy},
        )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/console?language=")
    parts = answer.headers["set-cookie"].split("; ")
    assert parts[0].startswith("vigie_agent=")
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(parts)
    assert ("Secure" in parts) == secure


FOREIGN = [
    {},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_the_cookie_changes_nothing_from_another_site(camille: Hired, headers: dict[str, str]) -> None:
    with camille.browser() as browser:
        refused = browser.post(SIGN_OUT, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "foreign_origin")
        assert browser.post("/console/sign-out", headers=headers).status_code == 403
        assert browser.get(ME, headers=headers).status_code == 200, "still signed in"


@pytest.mark.parametrize("headers", FOREIGN)
def test_nobody_is_signed_in_by_a_form_of_another_site(
    desk: RunningDesk, camille: Hired, headers: dict[str, str]
) -> None:
    with desk.client() as client:
        refused = client.post(FORM, data=camille.credentials(), headers=headers)
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers


def test_our_own_page_signs_out(camille: Hired) -> None:
    with camille.browser() as browser:
        out = browser.post("/console/sign-out?language=en", headers={"Sec-Fetch-Site": "same-origin"})
        assert (out.status_code, out.headers["location"]) == (
            303,
            "/console/sign-in?signed_out=true&language=en",
        )
        assert browser.get(ME).status_code == 401
        assert "You are signed out." in browser.get(out.headers["location"]).text


@pytest.mark.parametrize(("headers", "kept"), [({}, True), ({"Vigie-Background": "1"}, False)])
def test_what_a_page_asks_by_itself_keeps_no_session_open(
    desk: RunningDesk, camille: Hired, headers: dict[str, str], kept: bool
) -> None:
    with camille.browser() as browser:
        key = agent_session_key(hashlib.sha256(browser.cookies["vigie_agent"].encode()).hexdigest())
        desk.in_store(lambda redis: redis.pexpire(key, 5000))
        assert browser.get(ME, headers=headers).status_code == 200
        assert (desk.in_store(lambda redis: redis.pttl(key)) > 5000) == kept


def test_a_bearer_needs_no_origin(desk: RunningDesk, camille: Hired) -> None:
    authorization = {"Authorization": f"bearer {camille.sign_in().json()['token']}"}
    with desk.client() as client:
        assert client.post(SIGN_OUT, headers=authorization).status_code == 204


@pytest.mark.parametrize(("language", "label"), [("fr", "Code à six chiffres"), ("en", "Six-digit code")])
def test_the_form_is_in_both_languages_and_without_script(
    desk: RunningDesk, language: str, label: str
) -> None:
    with desk.client() as client:
        page = client.get(f"{FORM}?language={language}")
    assert (page.status_code, page.headers["content-language"]) == (200, language)
    assert page.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert f'<html lang="{language}">' in page.text
    assert label in page.text
    assert "<script" not in page.text
    assert "style=" not in page.text
    for field in ("name", "password", "code"):
        assert f'<label for="{field}">' in page.text
        assert f'id="{field}"' in page.text


def test_a_refused_form_says_so_and_keeps_nothing_of_it(desk: RunningDesk, camille: Hired) -> None:
    sent = camille.credentials(name="<b>zoé</b>", password=WRONG)
    with desk.client() as client:
        page = client.post(f"{FORM}?language=en", data=sent, headers={"Origin": desk.address})
    assert page.status_code == 401
    assert 'role="alert"' in page.text
    assert "Sign-in was refused." in page.text
    assert "zoé" not in page.text
    assert WRONG not in page.text


@pytest.mark.parametrize("body", ["{}", "[]", "{", '{"name": 1, "password": "x"}', "x" * 9000])
def test_what_is_no_sign_in_is_a_problem_without_echo(desk: RunningDesk, body: str) -> None:
    with desk.client() as client:
        answer = client.post("/api/v1/agent/sign-in", content=body)
    assert answer.status_code in (400, 413, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "input" not in answer.json()


def test_only_a_supervisor_supervises(desk: RunningDesk) -> None:
    assert desk.hire("suzanne", Role.supervisor).sign_in().json()["role"] == "supervisor"


def test_no_password_code_or_token_is_logged(desk: RunningDesk, camille: Hired) -> None:
    sent = camille.credentials()
    token = camille.sign_in().json()["token"]
    camille.sign_in(password=WRONG)
    with desk.client() as client:
        metrics = client.get("/metrics").text
    written = desk.log.read_text(errors="replace")
    for secret in (token, PASSWORD, WRONG, camille.secret, sent["code"], camille.name):
        assert secret not in written
        assert secret not in metrics
    assert 'vigie_agent_actions_total{action="signed_in"}' in metrics


def test_what_happened_is_in_the_audit(desk: RunningDesk, camille: Hired) -> None:
    camille.sign_in()
    lines = desk.in_store(lambda redis: redis.lrange("vigie:1:{audit}:lines", 0, -1))
    entries = [json.loads(line) for line in lines]
    assert [entry["action"] for entry in entries if entry["actor"] == camille.name] == ["signed_in"]
