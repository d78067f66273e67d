"""A judgement in words: why, what to do now, where to report, in the person's language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.answers.answer import SourceLine
from bot.answers.book import AnswerBook, Filled
from bot.knowledge.bilingual import Language
from bot.knowledge.evidence import Source
from bot.knowledge.typography import french_typography
from bot.triage.advice import DONE, Done, Tone, advice_pack
from bot.triage.judging import Judgement
from bot.triage.organisation import STATE, known_senders
from bot.triage.signal import Signal, signal_pack

# By how a message came, what a leak must have held for it to come from there.
_NEEDED = {"sms": "phone", "call": "phone", "email": "email"}

_OF_A_LEAK = frozenset({"leak_as_pretext", "leak_compensation", "leak_check_site"})
# Of one organisation.
_MOST_SOURCES = 2
NOT_IN_LEAK = "contact_not_in_leak"
# Shown beside the reasons of a scam although they do not weigh.
_CAVEATS = frozenset({"sender_official", "official_label"})
# Told beside any verdict: they explain it, or warn of a proof that is none.
_BESIDE = _CAVEATS | {"genuine_campaign"}
_WORTH_SAYING = 0.1
# Shown when nothing better explains the verdict; of these, pressure last.
_PRESSURE = frozenset({"deadline", "loss", "legal_threat"})
_PROVES_LITTLE = _PRESSURE | {
    "worded_like_scams",
    "worded_like_others",
    "link_unknown",
    "unknown_number",
    "number_can_be_forged",
    "refund_to_claim",
    "prize_to_claim",
    "asks_advance_fee",
    "asks_small_fee",
    "parcel_to_release",
    "asks_reply",
    "asks_details",
    "asks_payment",
    "asks_click",
    "loan_with_fee",
    "alarm_with_link",
    "account_problem",
    "identity_check",
    "fine_to_pay",
    *_CAVEATS,
}


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

    def tell(self, judgement: Judgement, done: Done | None = None) -> Told:
        by_action = {name: self._filled(judgement, name) for name in DONE}
        reports = tuple(self.reports(judgement, done))
        lines = (line for step in by_action[done or "nothing"] for line in step.sources)
        cited = (*self.cited(judgement), *lines, *self._of_services(report.id for report in reports))
        steps = {name: tuple(step.text for step in filled) for name, filled in by_action.items()}
        return Told(
            summary=self._advice.verdicts[tone_of(judgement)].in_(self._language),
            reasons=tuple(self.reasons(judgement)),
            steps=steps[done or "nothing"],
            steps_by_action=steps,
            reports=reports,
            sources=tuple({line.url: line for line in cited}.values()),
        )

    def reasons(self, judgement: Judgement) -> Iterator[Reason]:
        """The weightiest first; what speaks against the verdict, or proves nothing, is left out."""
        for signal in _telling(judgement):
            yield Reason(signal.id, self._explained(signal))
        yield from self._not_taken(judgement)

    def steps(self, judgement: Judgement, done: Done) -> tuple[str, ...]:
        return tuple(step.text for step in self._filled(judgement, done))

    def reports(self, judgement: Judgement, done: Done | None) -> Iterator[Report]:
        """None for a message that looks genuine, or against which nothing speaks."""
        if not judgement.plain and judgement.verdict != "consistent_with_genuine":
            yield from self.doors(judgement, done)

    def doors(self, judgement: Judgement, done: Done | None) -> Iterator[Report]:
        """For whoever asks, whatever the verdict; after a loss its doors come first."""
        known = self._advice.reports
        by_link = known["with_link"] if judgement.site else ()
        names = (
            *known.get(done or "", ()),
            *known[judgement.channel or "unknown"],
            *by_link,
            *known["always"],
        )
        for name in dict.fromkeys(names):
            yield self._report(name, judgement, done)

    def report_text(self, judgement: Judgement, done: Done | None) -> str:
        """French, which those who read it speak; its translation below for who reads English."""
        languages: tuple[Language, ...] = ("fr",) if self._language == "fr" else ("fr", "en")
        return "\n\n".join(self._written(judgement, done, each) for each in languages)

    def _written(self, judgement: Judgement, done: Done | None, language: Language) -> str:
        claimed = judgement.claimed[:1]
        names = [known_senders().organisations[name].name.in_(language) for name in claimed]
        link = self._advice.link.in_(language).format(site=judgement.site)
        return self._advice.report_text.in_(language).format(
            message=self._advice.message[judgement.channel or "unknown"].in_(language),
            who=names[0] if names else self._advice.who_unknown.in_(language),
            link=f"{link} " if judgement.site else "",
            done=self._advice.done[done or "unknown"].in_(language),
        )

    def _report(self, name: str, judgement: Judgement, done: Done | None) -> Report:
        service = self._book.library.service(name)
        return Report(
            id=name,
            name=service.name.in_(self._language),
            contact=service.contact(self._language),
            how=self._advice.how[name].in_(self._language),
            text=self.report_text(judgement, done),
            url=service.url,
            checked_on=service.checked_on.isoformat(),
        )

    def _filled(self, judgement: Judgement, done: Done) -> tuple[Filled, ...]:
        return tuple(
            self._book.fill(step.in_(self._language), self._language, self._incident)
            for step in self._advice.steps.after(done, tone_of(judgement))
        )

    def _explained(self, signal: Signal) -> str:
        values = dict(signal.values)
        if "thing" in values:
            values["thing"] = self._advice.things[values["thing"]].in_(self._language)
        if "organisation" in values:
            values["organisation"] = (
                known_senders().organisations[values["organisation"]].name.in_(self._language)
            )
        text = signal_pack().signals[signal.id].explanation(self._language, values)
        return french_typography(text) if self._language == "fr" else text

    def _not_taken(self, judgement: Judgement) -> Iterator[Reason]:
        """« No phone number was in this leak », of a scam that speaks for the organisation or of a leak."""
        pack = self._book.library.incidents[self._incident]
        needed = _NEEDED.get(judgement.channel or "")
        of_leak = not _OF_A_LEAK.isdisjoint(signal.id for signal in judgement.signals)
        about_it = of_leak or pack.sender in judgement.claimed
        if judgement.verdict == "likely_scam" and about_it and needed in pack.contacts_not_taken:
            yield Reason(NOT_IN_LEAK, self._advice.not_taken[needed].in_(self._language))

    def cited(self, judgement: Judgement) -> Iterator[SourceLine]:
        """Where the claimed organisation's sites and words come from, and what was not taken."""
        owners = [signal.values["owner"] for signal in judgement.signals if "owner" in signal.values]
        for name in dict.fromkeys((*judgement.claimed[:1], *owners[:1])):
            yield from self._of_owner(name)
        for signal in _telling(judgement):
            if (rests_on := signal_pack().signals[signal.id].fact) is not None:
                fact = self._book.library.fact(rests_on, self._incident)
                yield from self._lines(fact.sources, fact.checked_on)
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


def tone_of(judgement: Judgement) -> Tone:
    return "plain" if judgement.plain else judgement.verdict


def _telling(judgement: Judgement) -> list[Signal]:
    """Each list is tried in turn: solid reasons, then weak ones, then what proves little."""
    names = {signal.id for signal in judgement.signals}
    speaking = [
        each for each in judgement.signals if _speaks(each, judgement) and not _said_better(each.id, names)
    ]
    solid = [each for each in speaking if each.id not in _PROVES_LITTLE]
    chosen = solid or [each for each in speaking if each.id not in _PRESSURE] or speaking
    beside = [each for each in judgement.signals if each.id in _BESIDE and each not in chosen]
    return [*chosen, *beside]


def _said_better(name: str, names: set[str]) -> bool:
    return name == "link_lookalike" and not names.isdisjoint(
        ("link_not_of_claimed", "link_official_in_front")
    )


def _speaks(signal: Signal, judgement: Judgement) -> bool:
    points = signal_pack().signals[signal.id].points
    if judgement.verdict == "likely_scam":
        return points >= _WORTH_SAYING or signal.id in _CAVEATS
    return points <= 0 if judgement.verdict == "consistent_with_genuine" else points != 0
