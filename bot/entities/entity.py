"""One thing named in a message."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["postcode", "commune", "organisation", "channel", "date", "data_item", "relation"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Entity:
    """`value` is the same however it was written; `start` and `end` are places in the text."""

    kind: Kind
    value: str
    start: int
    end: int
