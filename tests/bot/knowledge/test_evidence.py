import pytest
from pydantic import ValidationError

from bot.knowledge.evidence import Evidenced, Source

SOURCE = {"publisher": "CNIL", "url": "https://www.cnil.fr", "published": "2024-02"}


def statement(**changes: object) -> Evidenced:
    return Evidenced.model_validate(
        {"evidence": "V", "checked_on": "2026-11-23", "sources": [SOURCE], **changes}
    )


def test_a_source_is_titled_with_its_date_in_each_language() -> None:
    source = Source.model_validate(SOURCE)
    assert source.title("fr") == "CNIL (février 2024)"
    assert source.title("en") == "CNIL (February 2024)"
    assert Source.model_validate({**SOURCE, "published": None}).title("fr") == "CNIL"


@pytest.mark.parametrize(
    "published", ["2022-13", "2022-00-10", "2022-02-30", "22", "2022-3", "2022-03-", "x"]
)
def test_a_date_that_cannot_be_is_refused(published: str) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate({**SOURCE, "published": published})


@pytest.mark.parametrize("evidence", ["V-1", "NV"])
@pytest.mark.parametrize("status", ["confirmed", "attributed", "at_least", "estimate"])
def test_weak_evidence_is_never_shown_as_certain(evidence: str, status: str) -> None:
    with pytest.raises(ValidationError, match="needs a status"):
        statement(evidence=evidence, status=status)


@pytest.mark.parametrize("evidence", ["V-1", "NV"])
@pytest.mark.parametrize("status", ["claimed", "not_verified", "none_known"])
def test_weak_evidence_may_be_shown_as_open(evidence: str, status: str) -> None:
    assert statement(evidence=evidence, status=status).status == status


def test_validity_ends_after_it_begins() -> None:
    with pytest.raises(ValidationError, match="before valid_from"):
        statement(valid_from="2024-02-01", valid_to="2024-01-31")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org", "www.cnil.fr", "https://"])
def test_a_source_is_a_web_address(url: str) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate({**SOURCE, "url": url})
