"""Help lines and routes: who answers, what for, at what price and hours (data/services.yml)."""

from pydantic import model_validator

from bot.knowledge.bilingual import Bilingual, Language, Strict, Text
from bot.knowledge.evidence import Evidenced, WebAddress


class Service(Evidenced):
    """`contact` wording: the number (or address on the web) followed by price and hours in brackets."""

    name: Bilingual
    purpose: Bilingual
    number: Text | None = None
    url: WebAddress | None = None
    address: Bilingual | None = None
    price: Bilingual
    hours: Bilingual
    languages: Bilingual | None = None

    @model_validator(mode="after")
    def _reachable(self) -> "Service":
        if self.number is None and self.url is None and self.address is None:
            raise ValueError("a service needs a number, a url or an address")
        return self

    def contact(self, language: Language) -> str:
        """For example `116 006 (gratuit, 7 jours sur 7)`."""
        place = self.number or (self.url or "").removeprefix("https://") or ""
        if not place and self.address is not None:
            place = self.address.in_(language)
        return f"{place} ({self.price.in_(language)}, {self.hours.in_(language)})"


class ServicePack(Strict):
    services: dict[str, Service]
