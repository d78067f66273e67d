"""What only a page can say, in words for a messaging app: no form in the chat, no button to press."""

import re
from collections.abc import Mapping
from functools import cache

from pydantic import Field, model_validator

from bot.knowledge.bilingual import LANGUAGES, Bilingual, Language, Strict
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT

_REWORDING = PROJECT / "data" / "messaging" / "rewording.yml"


class Change(Strict):
    """One fragment for another, typeset as answers are."""

    old: Bilingual = Field(alias="from")
    new: Bilingual = Field(alias="to")


class RewordingPack(Strict):
    changes: tuple[Change, ...]

    @model_validator(mode="after")
    def _reworded_once_and_for_all(self) -> "RewordingPack":
        for language in LANGUAGES:
            old = [change.old.in_(language) for change in self.changes]
            if len(set(old)) < len(old):
                raise ValueError(f"a fragment stands twice ({language})")
            for change in self.changes:
                if any(fragment in change.new.in_(language) for fragment in old):
                    raise ValueError(f"« {change.new.in_(language)} » holds a fragment that is reworded")
        return self


def for_messaging(text: str, language: Language) -> str:
    """`text`: of an answer; what a person wrote, an agent too, is left alone."""
    changes = _changes(language)
    return _fragments(language).sub(lambda found: changes[found[0]], text)


@cache
def rewording_pack() -> RewordingPack:
    """Raises BrokenPack."""
    return load_pack(_REWORDING, RewordingPack)


@cache
def _changes(language: Language) -> Mapping[str, str]:
    return {change.old.in_(language): change.new.in_(language) for change in rewording_pack().changes}


@cache
def _fragments(language: Language) -> re.Pattern[str]:
    """Any of them; the longest first, of two that begin alike."""
    old = sorted(_changes(language), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, old)))
