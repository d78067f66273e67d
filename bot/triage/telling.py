"""A judgement in words: why, what to do now, where to report, in the person's language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.answers.answer import SourceLine
from bot.answers.book import AnswerBook, Filled
from bot.knowledge.bilingual import Language
from bot.knowledge.evidence import Source
from bot.knowledge.typography import french_typography
from bot.triage.advice import DONE, Done, advice_pack
from bot.triage.judging import Judgement
from bot.triage.organisation import STATE, known_senders
from bot.triage.signal import Signal, signal_pack

# By how a message came, what a leak must have held for it to come from there.
_NEEDED = {"sms": "phone", "call": "phone", "email": "email", "letter": "address"}
# Shown when nothing better explains the verdict.
_LAST_RESORT = frozenset(
    {"worded_like_scams", "worded_like_others", "link_unknown", "unknown_number", "deadline"}
)

_OF_A_LEAK = frozenset({"leak_as_pretext", "leak_compensation", "leak_check_site"})
# Of one organisation.
_MOST_SOURCES = 2
NOT_IN_LEAK = "contact_not_in_leak"


@dataclass(frozen=True)
class Reason:
    """`id`: of the signal; `explanation`: one sentence."""

    id: str
    explanation: str


@dataclass(frozen=True)
class Report:
    """One door: who, how, and the text to send there, ready."""

    id: str
    name: str
    contact: str
    how: str
    text: str
    url: str | None
    checked_on: str


@dataclass(frozen=True)
class Told:
    summary: str
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    steps_by_action: dict[Done, tuple[str, ...]]
    reports: tuple[Report, ...]
    sources: tuple[SourceLine, ...]


class Telling:
    """For one language and incident; `book` fills facts and services, and cites them."""

    def __init__(self, book: AnswerBook, language: Language, incident: str) -> None:
        self._book, self._language, self._incident = book, language, incident
        self._advice = advice_pack()

    def tell(self, judgement: Judgement, done: Done = "nothing") -> Told:
        by_action = {name: self._filled(judgement, name) for name in DONE}
        reports = tuple(self.reports(judgement, done))
        lines = (line for step in by_action[done] for line in step.sources)
        cited = (*self.cited(judgement), *lines, *self._of_services(report.id for report in reports))
        steps = {name: tuple(step.text for step in filled) for name, filled in by_action.items()}
        return Told(
            summary=self._advice.verdicts[judgement.verdict].in_(self._language),
            reasons=tuple(self.reasons(judgement)),
            steps=steps[done],
            steps_by_action=steps,
            reports=reports,
            sources=tuple({line.url: line for line in cited}.values()),
        )

    def reasons(self, judgement: Judgement) -> Iterator[Reason]:
        """The weightiest first; what speaks against the verdict is left out."""
        telling = [signal for signal in judgement.signals if _speaks(signal, judgement)]
        plain = [signal for signal in telling if signal.id not in _LAST_RESORT]
        for signal in plain or telling:
            yield Reason(signal.id, self._explained(signal))
        yield from self._not_taken(judgement)

    def steps(self, judgement: Judgement, done: Done) -> tuple[str, ...]:
        return tuple(step.text for step in self._filled(judgement, done))

    def reports(self, judgement: Judgement, done: Done) -> Iterator[Report]:
        """None for a message that looks genuine."""
        if judgement.verdict == "consistent_with_genuine":
            return
        known = self._advice.reports
        names = [
            *known[judgement.channel or "unknown"],
            *(known["with_link"] if judgement.site else ()),
            *known.get(done, ()),
        ]
        for name in dict.fromkeys((*names, *known["always"])):
            yield self._report(name, judgement)

    def report_text(self, judgement: Judgement) -> str:
        """French, which those who read it speak; its translation below for who reads English."""
        languages: tuple[Language, ...] = ("fr",) if self._language == "fr" else ("fr", "en")
        return "\n\n".join(self._written(judgement, each) for each in languages)

    def _written(self, judgement: Judgement, language: Language) -> str:
        claimed = judgement.claimed[:1]
        names = [known_senders().organisations[name].name.in_(language) for name in claimed]
        link = self._advice.link.in_(language).format(site=judgement.site)
        return self._advice.report_text.in_(language).format(
            message=self._advice.message[judgement.channel or "unknown"].in_(language),
            who=names[0] if names else self._advice.who_unknown.in_(language),
            link=f"{link} " if judgement.site else "",
        )

    def _report(self, name: str, judgement: Judgement) -> Report:
        service = self._book.library.service(name)
        return Report(
            id=name,
            name=service.name.in_(self._language),
            contact=service.contact(self._language),
            how=self._advice.how[name].in_(self._language),
            text=self.report_text(judgement),
            url=service.url,
            checked_on=service.checked_on.isoformat(),
        )

    def _filled(self, judgement: Judgement, done: Done) -> tuple[Filled, ...]:
        return tuple(
            self._book.fill(step.in_(self._language), self._language, self._incident)
            for step in self._advice.steps.after(done, judgement.verdict)
        )

    def _explained(self, signal: Signal) -> str:
        values = dict(signal.values)
        if "organisation" in values:
            values["organisation"] = (
                known_senders().organisations[values["organisation"]].name.in_(self._language)
            )
        text = signal_pack().signals[signal.id].explanation(self._language, values)
        return french_typography(text) if self._language == "fr" else text

    def _not_taken(self, judgement: Judgement) -> Iterator[Reason]:
        """« No phone number was in this leak », if the message speaks for the organisation or of a leak."""
        pack = self._book.library.incidents[self._incident]
        needed = _NEEDED.get(judgement.channel or "")
        of_leak = not _OF_A_LEAK.isdisjoint(signal.id for signal in judgement.signals)
        if needed in pack.contacts_not_taken and (of_leak or pack.sender in judgement.claimed):
            yield Reason(NOT_IN_LEAK, self._advice.not_taken[needed].in_(self._language))

    def cited(self, judgement: Judgement) -> Iterator[SourceLine]:
        """Where the claimed organisation's sites and words come from, and what was not taken."""
        owners = [signal.values["owner"] for signal in judgement.signals if "owner" in signal.values]
        for name in dict.fromkeys((*judgement.claimed[:1], *owners[:1])):
            yield from self._of_owner(name)
        if any(True for _ in self._not_taken(judgement)):
            fact = next(iter(self._book.library.incidents[self._incident].not_taken.values()))
            yield from self._lines(fact.sources, fact.checked_on)

    def _of_owner(self, name: str) -> Iterator[SourceLine]:
        known = known_senders()
        if name == STATE:
            yield from self._lines([known.sites.state_source], known.sites.checked_on)
        else:
            organisation = known.organisations[name]
            yield from self._lines(organisation.sources[:_MOST_SOURCES], organisation.checked_on)

    def _of_services(self, names: Iterable[str]) -> Iterator[SourceLine]:
        for name in names:
            service = self._book.library.service(name)
            yield from self._lines(service.sources, service.checked_on)

    def _lines(self, sources: Iterable[Source], checked_on: date) -> Iterator[SourceLine]:
        for source in sources:
            yield SourceLine(source.title(self._language), source.url, checked_on.isoformat())


def _speaks(signal: Signal, judgement: Judgement) -> bool:
    points = signal_pack().signals[signal.id].points
    if judgement.verdict == "likely_scam":
        return points > 0 or signal.id in (
            "link_official",
            "sender_official",
            "official_label",
            "number_can_be_forged",
        )
    if judgement.verdict == "consistent_with_genuine":
        return points <= 0
    return True
