"""The incident's facts with sources and dates, in both languages."""

import httpx
import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from tests.running_vigie import RunningVigie


def test_incidents_are_listed(vigie: RunningVigie) -> None:
    listed = httpx.get(f"{vigie.address}/api/v1/incidents", params={"language": "en"}).json()["incidents"]

    assert [incident["id"] for incident in listed] == ["cnam-2022"]
    assert listed[0]["announced_on"] == "2022-03-17"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_text_source_and_date(language: Language, vigie: RunningVigie) -> None:
    incident = httpx.get(f"{vigie.address}/api/v1/incidents/cnam-2022", params={"language": language}).json()

    facts = [fact for section in incident["facts"].values() for fact in section] + incident["corrections"]
    assert len(facts) > 30
    for fact in facts:
        assert fact["sources"], fact
        assert fact["checked_on"] == "2026-11-23"
        assert all(source["url"].startswith("http") for source in fact["sources"])
    people = next(fact for fact in incident["facts"]["people"] if fact["id"] == "people_affected")
    assert (people["number"], people["unit"], people["status"]) == (510000, "people", "at_least")
    assert (
        people["text"] == {"fr": "au moins 510\u202f000 personnes", "en": "at least 510,000 people"}[language]
    )


def test_an_unknown_incident_or_language_is_refused(vigie: RunningVigie) -> None:
    assert httpx.get(f"{vigie.address}/api/v1/incidents/none").status_code == 404
    assert httpx.get(f"{vigie.address}/api/v1/incidents", params={"language": "de"}).status_code == 422
