"""Learns the weights of words from labelled messages; nothing of it runs in the service."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Any

from bot.triage.judging import cue_book
from bot.triage.labelled import Labelled
from bot.triage.reading import read
from bot.triage.wording import WordingWeights, features_of

# Weaker regularisation follows single messages, stronger forgets the rare stories (docs/triage.md).
STRENGTH = 5.0
# A feature of one or two messages is those messages, not a wording.
FEWEST_MESSAGES = 3
_FIGURES = 2


def learn(messages: Sequence[Labelled]) -> WordingWeights:
    """The same for the same messages."""
    # Only the command that learns needs them.
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rows = [frozenset(_features(each)) for each in messages]
    rarity = _rarity(rows)
    vectorizer = DictVectorizer()
    table: Any = vectorizer.fit_transform([_of_length_one(row, rarity) for row in rows])
    scam = [each.label == "scam" for each in messages]
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, scam)
    weights = zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True)
    features = {name: (round(weight, _FIGURES), rarity[name]) for name, weight in sorted(weights)}
    return WordingWeights(start=round(float(model.intercept_[0]), _FIGURES), features=features)


def _features(message: Labelled) -> Iterator[str]:
    return features_of(read(message.text, cue_book(), message.channel))


def _rarity(rows: Sequence[frozenset[str]]) -> dict[str, float]:
    counted = Counter(feature for row in rows for feature in row)
    common = ((name, times) for name, times in counted.items() if times >= FEWEST_MESSAGES)
    return {name: round(log(len(rows) / times), _FIGURES) for name, times in common}


def _of_length_one(row: frozenset[str], rarity: Mapping[str, float]) -> dict[str, float]:
    known = {name: rarity[name] for name in sorted(row) if name in rarity}
    length = sqrt(sum(value * value for value in known.values())) or 1.0
    return {name: value / length for name, value in known.items()}
