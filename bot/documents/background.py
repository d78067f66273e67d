"""What is known of the incident and the law; whatever a document uses of it is cited at its end."""

from datetime import date

from bot.documents.blocks import Pair
from bot.documents.words import known
from bot.knowledge.evidence import Evidenced
from bot.knowledge.fact import Fact
from bot.knowledge.library import Library
from bot.knowledge.service import Service
from bot.language.plain_words import plain_words

_TAKEN = "data_taken"
_ANNOUNCED = "announced_on"


class Background:
    """Raises UnknownReference for a fact or service that no pack holds; KeyError for an unknown incident."""

    def __init__(self, library: Library, incident: str) -> None:
        self._library = library
        self._pack = library.incidents[incident]
        self._used: dict[int, Evidenced] = {}

    @property
    def library(self) -> Library:
        return self._library

    @property
    def incident(self) -> str:
        return self._pack.id

    @property
    def organisation(self) -> Pair:
        return known(self._pack.organisation)

    def names_organisation(self, name: str) -> bool:
        """Whether `name` is the incident's organisation, or a part of its name such as Cnam."""
        told = set(plain_words(name))
        return bool(told) and told <= {*plain_words(self.organisation.fr), *plain_words(self.organisation.en)}

    def announced_on(self) -> date:
        self.fact(_ANNOUNCED)
        return self._pack.announced_on

    def data_taken(self) -> tuple[Pair, ...]:
        fact = self.fact(_TAKEN)
        return tuple(known(item) for item in fact.items or (fact.text,))

    def data_taken_is_attributed(self) -> bool:
        """Whether it is what the organisation declared, and nobody else confirmed."""
        return self.fact(_TAKEN).status == "attributed"

    def fact(self, name: str) -> Fact:
        fact = self._library.fact(name, self._pack.id)
        self._used[id(fact)] = fact
        return fact

    def statement(self, name: str) -> Pair:
        """The fact's sentence; cited."""
        return known(self.fact(name).text)

    def service(self, name: str) -> Service:
        service = self._library.service(name)
        self._used[id(service)] = service
        return service

    def sources(self) -> tuple[Pair, ...]:
        """Publisher and date of every text behind what was used, each once."""
        titles = {
            source.url: Pair(source.title("fr"), source.title("en"))
            for used in self._used.values()
            for source in used.sources
        }
        return tuple(dict.fromkeys(titles.values()))

    def checked_on(self) -> date | None:
        """The latest day on which something used was checked; None when nothing was used."""
        return max((used.checked_on for used in self._used.values()), default=None)
