"""What a detector may find: signals, how much each counts, and the sentence that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from bot.knowledge.bilingual import Bilingual, Language, Strict
from bot.knowledge.loading import load_pack
from bot.settings import settings

Values = Mapping[str, str]


@dataclass(frozen=True)
class Signal:
    """`values` fill the sentence: a site, an organisation's name. `times`: how strongly it holds."""

    id: str
    values: Values = field(default_factory=lambda: MappingProxyType({}))
    times: float = 1.0


class Weighing(Strict):
    """`points`: towards « scam », or below zero away from it. `why`: the reason for the number.

    `blocks`: a message that holds it is never called consistent with a genuine one.
    `fact`: name of the fact that its sentence rests on, to be cited.
    """

    points: float
    group: str
    why: str
    text: Bilingual
    blocks: bool = False
    fact: str | None = None

    def explanation(self, language: Language, values: Values) -> str:
        return self.text.in_(language).format(**values)


class SignalPack(Strict):
    """`most`: of one group no more points than these count, so that urgency alone never convicts."""

    threshold: float
    most: dict[str, float]
    signals: dict[str, Weighing]


@cache
def signal_pack() -> SignalPack:
    """Raises BrokenPack."""
    return load_pack(settings().knowledge_dir / "triage" / "signals.yml", SignalPack)
