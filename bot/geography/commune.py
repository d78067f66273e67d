"""One commune, or one district of Paris, Lyon or Marseille."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Commune:
    """`code` is INSEE's; `latitude`, `longitude` in degrees, None where they are not known."""

    code: str
    name: str
    department: str
    postcodes: tuple[str, ...]
    latitude: float | None = None
    longitude: float | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude
