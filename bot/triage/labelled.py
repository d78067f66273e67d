"""Messages whose label is known: to learn from (data/triage/messages) and to measure with."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from bot.triage.reading import Channel


@dataclass(frozen=True)
class Labelled:
    """One row of a file of labelled messages; `acceptable`: the verdicts that are no mistake."""

    id: str
    language: str
    channel: Channel | None
    received_on: date | None
    text: str
    label: str
    ideal: str
    acceptable: tuple[str, ...]
    pattern: str


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
        channel=cast(Channel | None, row["channel"] or None),
        received_on=date.fromisoformat(received) if received else None,
        text=row["text"],
        label=row["label"],
        ideal=row["ideal"],
        acceptable=tuple(row["acceptable"].split(",")),
        pattern=row["pattern"],
    )
