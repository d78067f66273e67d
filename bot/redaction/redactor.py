"""The one function that every text passes before it is stored, logged or shown to a model."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.knowledge.service import Service
from bot.redaction.canonical import canonical
from bot.redaction.email import find_emails
from bot.redaction.iban import find_ibans
from bot.redaction.masks import MASKS, Kind, Span
from bot.redaction.number_words import find_number_words
from bot.redaction.numbers import NumberFinder
from bot.redaction.secrets_typed import find_secrets

# Emergency and operators' numbers that anybody may write; those of the services are added from their pack.
_ALWAYS_PUBLIC = (
    "15",
    "17",
    "18",
    "112",
    "114",
    "115",
    "119",
    "196",
    "3919",
    "3018",
    "39 49",
    "34 22",
    "33700",
)


@dataclass(frozen=True)
class Redacted:
    """`text` without secrets; `kinds` says what was masked, never the value."""

    text: str
    kinds: frozenset[Kind]


class Redactor:
    """Recognisers in the order of safety.md: e-mail, IBAN, numbers, number words, announced secrets."""

    def __init__(self, services: Iterable[Service], public_emails: frozenset[str] = frozenset()) -> None:
        numbers = [service.number for service in services if service.number] + list(_ALWAYS_PUBLIC)
        finder = NumberFinder(frozenset("".join(filter(str.isdigit, number)) for number in numbers))
        self._recognisers: tuple[Callable[[str], Iterator[Span]], ...] = (
            lambda text: find_emails(text, public_emails),
            find_ibans,
            finder.find,
            find_number_words,
            find_secrets,
        )

    def redact(self, text: str) -> Redacted:
        """Masks what must not be kept. Applying it twice changes nothing."""
        text = canonical(text)
        kinds: set[Kind] = set()
        for recognise in self._recognisers:
            for span in reversed(list(recognise(text))):
                text = text[: span.start] + MASKS[span.kind] + text[span.end :]
                kinds.add(span.kind)
        return Redacted(text, frozenset(kinds))
