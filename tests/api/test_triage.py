"""POST /triage and the page /second-wave, over real HTTP."""

import json
from datetime import date

import httpx
import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.running_vigie import RunningVigie

SCAM = (
    "Ameli : votre carte Vitale expire, donnez votre numéro de carte sur https://ameli-vitale.top Mme Xyzzy"
)
LONGEST = 4000


def judged(vigie: RunningVigie, **body: object) -> httpx.Response:
    return vigie.http.post("/triage", json=body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_with_reasons_steps_and_doors(vigie: RunningVigie, language: Language) -> None:
    answer = judged(vigie, text=SCAM, language=language, channel="sms", received_on="2022-05-02").json()
    assert answer["verdict"] == "likely_scam"
    assert answer["language"] == language
    assert {"id", "explanation"} == set(answer["signals"][0])
    assert answer["next_steps"]
    assert "33700" in answer["report_to"][0]["contact"]
    assert answer["report_to"][0]["text"].startswith("Bonjour")
    for source in answer["sources"]:
        assert date.fromisoformat(source["checked_on"])


def test_the_contract_is_satisfied_with_a_text_alone(vigie: RunningVigie) -> None:
    answer = judged(vigie, text="Rendez-vous mardi à 15 h au cabinet").json()
    assert answer["verdict"] == "cannot_tell"
    assert {"verdict", "signals", "report_to", "next_steps"} <= set(answer)


def test_steps_follow_what_was_done(vigie: RunningVigie) -> None:
    answer = judged(vigie, text=SCAM, done="paid", language="en").json()
    assert answer["next_steps"] == answer["steps_by_action"]["paid"]
    assert "bank" in answer["next_steps"][0]


def test_nothing_of_the_text_comes_back_but_the_site(vigie: RunningVigie) -> None:
    answer = judged(vigie, text=SCAM).text
    assert "Xyzzy" not in answer
    assert "ameli-vitale[.]top" in answer


@pytest.mark.parametrize(
    "text", ["😀😀😀", "\u202e\u202d abc", "Su paquete está retenido", "javascript:alert(1)", "."]
)
def test_odd_texts_get_a_clear_answer(vigie: RunningVigie, text: str) -> None:
    answer = judged(vigie, text=text, language="fr")
    assert answer.status_code in (200, 422)
    assert answer.json().get("verdict") or answer.json()["title"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": ""}, 422),
        ({"text": "\u200b \n"}, 422),
        ({"text": "a" * (LONGEST + 1)}, 422),
        ({"text": ["a"]}, 422),
        ({"text": "a", "channel": "fax"}, 422),
        ({"text": "a", "received_on": "hier"}, 422),
        ({"text": "a", "incident": "unknown"}, 404),
    ],
)
def test_what_cannot_be_judged_is_a_problem_without_the_text(
    vigie: RunningVigie, body: dict[str, object], status: int
) -> None:
    answer = vigie.http.post("/triage", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert json.dumps(body.get("text", "-"))[:20] not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_what_goes_round(vigie: RunningVigie, language: Language) -> None:
    page = httpx.get(f"{vigie.address}/second-wave", params={"language": language})
    assert page.status_code == 200
    assert page.headers["content-language"] == language
    assert "Sonomag" in page.text
    assert "<script" not in page.text
    assert "set-cookie" not in page.headers


def test_the_page_judges_without_script_and_keeps_nothing(vigie: RunningVigie) -> None:
    sent = {"text": SCAM, "channel": "sms", "done": "clicked"}
    page = httpx.post(f"{vigie.address}/second-wave/cnam-2022?language=fr", data=sent)
    assert page.status_code == 200
    assert "très probablement une arnaque" in page.text
    assert "Xyzzy" not in page.text


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST + 1)])
def test_the_page_says_what_it_needs(vigie: RunningVigie, text: str) -> None:
    page = httpx.post(f"{vigie.address}/second-wave/cnam-2022?language=en", data={"text": text})
    assert page.status_code == 200
    assert 'role="alert"' in page.text


def test_markup_stays_text_on_the_page(vigie: RunningVigie) -> None:
    sent = {"text": "https://ameli<script>alert(1)</script>.top <img src=x onerror=alert(1)> ameli"}
    page = httpx.post(f"{vigie.address}/second-wave/cnam-2022", data=sent)
    assert "<script" not in page.text
    assert "<img" not in page.text


def test_an_unknown_incident_has_no_page(vigie: RunningVigie) -> None:
    assert httpx.get(f"{vigie.address}/second-wave/nothing").status_code == 404


def test_a_long_message_of_any_alphabet_is_judged(vigie: RunningVigie) -> None:
    assert judged(vigie, text="\U0001f600a" * (LONGEST // 2)).json()["verdict"] == "cannot_tell"
