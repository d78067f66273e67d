"""What every detector looks at: the message taken apart, who it claims to be, and what is known of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.triage.link import Link, hidden_dots
from bot.triage.organisation import STATE, Organisation, Senders
from bot.triage.reading import Reading
from bot.triage.signal import Signal

# Cues made of the organisations' names, beside those of data/triage/cues.
CLAIM, WEAK_CLAIM = "claims:", "mentions:"


@dataclass(frozen=True)
class Case:
    reading: Reading
    senders: Senders

    @cached_property
    def claimed(self) -> tuple[str, ...]:
        """Organisations that the message names as its author, the first first.

        An ordinary word such as « orange » counts only where a message begins.
        """
        found = [name for sentence in self.reading.sentences for name in _named(sentence.cues, CLAIM)]
        for sentence in self.reading.sentences[:1]:
            found += [name for name in _named(sentence.cues, WEAK_CLAIM) if self._opens(name, sentence.words)]
        for label in self.reading.labels:
            found += sorted(self.senders.owners_of(label) - {STATE})
        return tuple(dict.fromkeys(found))

    @cached_property
    def official(self) -> tuple[Organisation, ...]:
        return tuple(self.senders.organisations[name] for name in self.claimed)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """An official name where a message begins is a label; any other site there is a link."""
        unknown = (label for label in self.reading.labels if not self.senders.owners_of(label))
        return (*self.reading.links, *unknown)

    def shown(self, link: Link) -> str:
        """The site; of a page that anybody can have, its whole host. No program makes a link of it."""
        return hidden_dots(link.host if link.registrable in self.senders.owners else link.site)

    def owns(self, owners: frozenset[str]) -> bool:
        """Whether a site's owner is one that the message speaks for; a state's ending fits any of them."""
        return bool(owners) and (not self.claimed or STATE in owners or not owners.isdisjoint(self.claimed))

    def _opens(self, name: str, words: tuple[str, ...]) -> bool:
        start = " ".join(words[:6]) + " "
        return any(start.startswith(f"{said} ") for said in self.senders.organisations[name].said_weak)


Detector = Callable[[Case], Iterator[Signal]]


def _named(cues: frozenset[str], prefix: str) -> list[str]:
    return sorted(cue.removeprefix(prefix) for cue in cues if cue.startswith(prefix))
