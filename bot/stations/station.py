"""One police station or gendarmerie, as the open data describe it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["police", "gendarmerie"]
# « 08:00-12:00 », in the order of the day.
Spans = tuple[str, ...]


@dataclass(frozen=True)
class Station:
    """`commune` is INSEE's code when known. `hours`: seven days, Monday first; None when there are none."""

    id: str
    kind: Kind
    name: str
    address: str
    postcode: str
    town: str
    commune: str | None = None
    phone: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    hours: tuple[Spans, ...] | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def tel(self) -> str | None:
        """A `tel:` link, in international form."""
        return f"tel:+33{self.phone[1:]}" if self.phone else None
