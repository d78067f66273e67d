"""An incident pack in one language, as plain data with every source and date."""

from typing import Any

from bot.knowledge.bilingual import Language
from bot.knowledge.evidence import Evidenced
from bot.knowledge.fact import Correction, Fact
from bot.knowledge.incident import SECTIONS, IncidentPack


def summary(pack: IncidentPack, language: Language) -> dict[str, Any]:
    return {
        "id": pack.id,
        "name": pack.name.in_(language),
        "organisation": pack.organisation.in_(language),
        "announced_on": pack.announced_on.isoformat(),
        "language": language,
    }


def describe(pack: IncidentPack, language: Language) -> dict[str, Any]:
    """The summary, then the facts by section, then the corrections to the common account."""
    sections = {
        section: [_fact(name, fact, language) for name, fact in getattr(pack, section).items()]
        for section in SECTIONS
    }
    corrections = [_correction(correction, language) for correction in pack.corrections]
    return {**summary(pack, language), "facts": sections, "corrections": corrections}


def _fact(name: str, fact: Fact, language: Language) -> dict[str, Any]:
    return {
        "id": name,
        "text": fact.text.in_(language),
        "items": [item.in_(language) for item in fact.items],
        "number": fact.number,
        "unit": fact.unit,
        **_evidence(fact, language),
    }


def _correction(correction: Correction, language: Language) -> dict[str, Any]:
    return {
        "claim": correction.claim.in_(language),
        "correction": correction.correction.in_(language),
        **_evidence(correction, language),
    }


def _evidence(shown: Evidenced, language: Language) -> dict[str, Any]:
    return {
        "status": shown.status,
        "evidence": shown.evidence,
        "checked_on": shown.checked_on.isoformat(),
        "valid_from": shown.valid_from.isoformat() if shown.valid_from else None,
        "valid_to": shown.valid_to.isoformat() if shown.valid_to else None,
        "sources": [
            {"title": source.title(language), "url": source.url, "published": source.published}
            for source in shown.sources
        ],
    }
