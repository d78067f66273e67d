"""Which facts somebody was told, in which version: so that a later correction can be said to them."""

import hashlib
from collections.abc import Iterable, Mapping

from bot.answers.answer import Answer
from bot.knowledge.errors import UnknownReference
from bot.knowledge.fact import Fact
from bot.knowledge.library import Library

_VERSION_SIGNS = 12


def version_of(fact: Fact) -> str:
    """Changes with the words, the number or the status; a new date of checking alone is no new version."""
    content = fact.model_dump_json(include={"text", "items", "number", "unit", "status", "evidence"})
    return hashlib.sha256(content.encode()).hexdigest()[:_VERSION_SIGNS]


def told_in(answers: Iterable[Answer], library: Library, incident: str) -> dict[str, str]:
    """Fact → version."""
    names = {name for answer in answers for name in answer.facts}
    return {name: version_of(library.fact(name, incident)) for name in sorted(names)}


def changed_since(told: Mapping[str, str], library: Library, incident: str) -> frozenset[str]:
    """The facts that read otherwise now, or are not said any more."""
    return frozenset(name for name, version in told.items() if _now(name, library, incident) != version)


def _now(name: str, library: Library, incident: str) -> str | None:
    try:
        return version_of(library.fact(name, incident))
    except UnknownReference:
        return None
