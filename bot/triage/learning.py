"""Learns the weights of words from labelled messages; nothing of it runs in the service."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from pathlib import Path
from typing import Any, cast

from bot.triage.judging import cue_book
from bot.triage.reading import Channel, read
from bot.triage.wording import WordingWeights, features_of

# Weaker regularisation follows single messages, stronger forgets the rare stories (docs/triage.md).
STRENGTH = 5.0
# A feature of one message alone is that message, not a wording.
FEWEST_MESSAGES = 2
_FIGURES = 2


@dataclass(frozen=True)
class Labelled:
    """One row of a file of labelled messages; `acceptable`: the verdicts that are no mistake."""

    id: str
    language: str
    channel: str
    received_on: date | None
    text: str
    label: str
    ideal: str
    acceptable: tuple[str, ...]


def read_labelled(path: Path) -> list[Labelled]:
    """Tab separated, with a header; raises KeyError for a missing column, ValueError for a bad date."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_labelled(row) for row in rows]


def _labelled(row: dict[str, str]) -> Labelled:
    received = row["received_on"]
    return Labelled(
        id=row["id"],
        language=row["language"],
        channel=row["channel"],
        received_on=date.fromisoformat(received) if received else None,
        text=row["text"],
        label=row["label"],
        ideal=row["ideal"],
        acceptable=tuple(row["acceptable"].split(",")),
    )


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
    channel = cast(Channel | None, message.channel or None)
    return features_of(read(message.text, cue_book(), channel))


def _rarity(rows: Sequence[frozenset[str]]) -> dict[str, float]:
    counted = Counter(feature for row in rows for feature in row)
    common = ((name, times) for name, times in counted.items() if times >= FEWEST_MESSAGES)
    return {name: round(log(len(rows) / times), _FIGURES) for name, times in common}


def _of_length_one(row: frozenset[str], rarity: Mapping[str, float]) -> dict[str, float]:
    known = {name: rarity[name] for name in sorted(row) if name in rarity}
    length = sqrt(sum(value * value for value in known.values())) or 1.0
    return {name: value / length for name, value in known.items()}
