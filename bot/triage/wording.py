"""How a message is worded, compared with thousands of known ones: weights of its words, learnt beforehand."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import sqrt

from bot.knowledge.bilingual import Strict
from bot.settings import settings
from bot.triage.reading import Reading

# Endings of words say little; the same stems carry over to wordings never seen.
_STEM = 6
_MOST_WORDS = 400
# With fewer known features a message is too short to tell from its wording.
_ENOUGH = 15


class WordingWeights(Strict):
    """`features`: weight towards « scam », and how rare the feature is (inverse document frequency)."""

    start: float
    features: dict[str, tuple[float, float]]


def features_of(reading: Reading) -> Iterator[str]:
    """Stems and pairs of stems, each once; the cues; what kinds of things stand in it."""
    seen: set[str] = set()
    for sentence in reading.sentences:
        stems = [word[:_STEM] for word in sentence.words]
        seen.update(stems[:_MOST_WORDS])
        seen.update(f"{first} {second}" for first, second in pairwise(stems))
    seen.update(f"+{cue}" for cue in reading.cues if ":" not in cue)
    if reading.channel is not None:
        seen.add(f"={reading.channel}")
    return iter(sorted(seen))


def log_odds(reading: Reading, weights: WordingWeights) -> float:
    """Towards « scam »; long and short messages alike, since the features of each have length 1 together."""
    known = [weights.features[name] for name in features_of(reading) if name in weights.features]
    length = sqrt(sum(rarity * rarity for _, rarity in known)) or 1.0
    odds = weights.start + sum(weight * rarity for weight, rarity in known) / length
    return odds * min(1.0, len(known) / _ENOUGH)


@cache
def wording_weights() -> WordingWeights:
    """data/triage/wording_weights.json, made by `vigie triage learn`. Raises ValidationError."""
    path = settings().knowledge_dir / "triage" / "wording_weights.json"
    return WordingWeights.model_validate_json(path.read_text(encoding="utf-8"))
