"""What a fragment means after what was said before: « et mon mail ? », « and for my son? », « 44600 »."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from bot.entities.entity import Entity
from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.register.reference import is_reference
from bot.settings import PROJECT

FOLLOW_UPS_FILE = PROJECT / "data" / "follow_ups.yml"

# Longer messages say themselves what they are about.
_LONGEST_FRAGMENT = 7
# « 44600 », « mon fils ? »: so few words need no opener.
_BARE = 2


class FollowUp(Strict):
    means: str
    names: str | None = None
    says: tuple[str, ...] | None = None
    whole: tuple[str, ...] | None = None
    holds: Literal["reference"] | None = None
    understood: tuple[str, ...] | None = None
    after: tuple[str, ...] | Literal["any"] | None = None

    def fits(self, previous: str | None, understood: str, entities: Sequence[Entity]) -> bool:
        heard = self.understood is None or understood in self.understood
        return heard and self._follows(previous) and self._named(entities)

    def _follows(self, previous: str | None) -> bool:
        if self.after == "any":
            return previous is not None
        return self.after is None or previous in self.after

    def _named(self, entities: Sequence[Entity]) -> bool:
        said = {name for entity in entities for name in (entity.kind, f"{entity.kind}:{entity.value}")}
        return self.names is None or self.names in said


class FollowUps(Strict):
    """data/follow_ups.yml"""

    openers: tuple[str, ...]
    fillers: tuple[str, ...]
    groups: dict[str, tuple[str, ...]]
    follow_ups: tuple[FollowUp, ...]

    def topic(
        self, text: str, previous: str | None, understood: str, entities: Sequence[Entity]
    ) -> str | None:
        """None when the message stands alone, or no rule fits."""
        words = plain_words(text)
        for follow_up in self.follow_ups:
            if self._applies(follow_up, text, words) and follow_up.fits(previous, understood, entities):
                return follow_up.means
        return None

    def _applies(self, follow_up: FollowUp, text: str, words: Sequence[str]) -> bool:
        if follow_up.holds is not None:
            return any(is_reference(word) for word in text.split())
        if follow_up.whole is not None:
            return not {" ".join(words), self._bare(words)}.isdisjoint(follow_up.whole)
        if follow_up.says is not None:
            said = f" {' '.join(words)} "
            return len(words) <= _LONGEST_FRAGMENT and any(f" {phrase} " in said for phrase in follow_up.says)
        return follow_up.understood is not None or self._is_fragment(words)

    def _bare(self, words: Sequence[str]) -> str:
        """Without the fillers at both ends: « et alors c'est gratuit du coup ? » is « c est gratuit »."""
        said = f" {' '.join(words)} "
        while (shorter := self._one_filler_less(said)) != said:
            said = shorter
        return said.strip()

    def _one_filler_less(self, said: str) -> str:
        for filler in self.fillers:
            said = f" {said.removeprefix(f' {filler} ').removesuffix(f' {filler} ').strip()} "
        return said

    def _is_fragment(self, words: Sequence[str]) -> bool:
        start = f"{' '.join(words)} "
        opened = any(start.startswith(f"{opener} ") for opener in self.openers)
        return len(words) <= (_LONGEST_FRAGMENT if opened else _BARE)


@cache
def load_follow_ups() -> FollowUps:
    """Raises BrokenPack."""
    return load_pack(FOLLOW_UPS_FILE, FollowUps)
