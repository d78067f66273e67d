import pytest

from bot.knowledge.service import Service

COMMON = {
    "name": {"fr": "Ligne", "en": "Line"},
    "purpose": {"fr": "aider", "en": "help"},
    "price": {"fr": "gratuit", "en": "free"},
    "hours": {"fr": "le jour", "en": "by day"},
    "evidence": "V",
    "checked_on": "2026-11-23",
    "sources": [{"publisher": "CNIL", "url": "https://www.cnil.fr"}],
}
ADDRESS = {"fr": "au tribunal", "en": "at the court"}


@pytest.mark.parametrize(
    ("way", "french", "english"),
    [
        ({"number": "116 006"}, "116 006 (gratuit, le jour)", "116 006 (free, by day)"),
        ({"url": "https://ameli.fr"}, "ameli.fr (gratuit, le jour)", "ameli.fr (free, by day)"),
        ({"address": ADDRESS}, "au tribunal (gratuit, le jour)", "at the court (free, by day)"),
        (
            {"number": "3646", "url": "https://ameli.fr", "address": ADDRESS},
            "3646 (gratuit, le jour)",
            "3646 (free, by day)",
        ),
    ],
)
def test_contact_gives_the_quickest_way_with_price_and_hours(
    way: dict[str, object], french: str, english: str
) -> None:
    service = Service.model_validate({**COMMON, **way})
    assert service.contact("fr") == french
    assert service.contact("en") == english
