"""From a message to a verdict: every detector looks at it, the points of what they find are added up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Literal

from bot.language.phrase import Phrase
from bot.triage.case import CLAIM, WEAK_CLAIM, Case, Detector
from bot.triage.cue import CueBook, load_cues
from bot.triage.detectors.adviser import detect_adviser
from bot.triage.detectors.campaign import detect_campaign
from bot.triage.detectors.extortion import detect_extortion
from bot.triage.detectors.family import detect_family
from bot.triage.detectors.gain import detect_gain
from bot.triage.detectors.links import detect_links
from bot.triage.detectors.phones import detect_phones
from bot.triage.detectors.pressure import detect_pressure
from bot.triage.detectors.pretext import detect_pretext
from bot.triage.detectors.reassuring import detect_reassuring
from bot.triage.detectors.requests import detect_requests
from bot.triage.detectors.second_wave import detect_second_wave
from bot.triage.detectors.sender import detect_sender
from bot.triage.detectors.wording import detect_wording
from bot.triage.organisation import known_senders
from bot.triage.reading import Channel, read
from bot.triage.signal import Signal, SignalPack, signal_pack

Verdict = Literal["likely_scam", "cannot_tell", "consistent_with_genuine"]
# Longer texts are cut here, whoever calls: time stays bounded.
LONGEST_JUDGED = 4000
# Points of other signals than wording.
_GROUNDS = 0.5
# Weaker signals are those of everybody's messages.
_NOTICEABLE = 0.3
# Shorter messages need such grounds.
_FEWEST_WORDS = 12
# A wording that resembles scams more than this is not called consistent with a genuine one.
_MILD = 0.3

DETECTORS: tuple[Detector, ...] = (
    detect_links,
    detect_sender,
    detect_second_wave,
    detect_extortion,
    detect_family,
    detect_adviser,
    detect_gain,
    detect_pretext,
    detect_requests,
    detect_phones,
    detect_pressure,
    detect_wording,
    detect_campaign,
    detect_reassuring,
)


@dataclass(frozen=True)
class Judgement:
    """`signals`: the weightiest first, each once. `points` against the pack's threshold.

    `claimed`: organisations that it names as its author. `site`: where its first unknown link leads.
    `channel`: as told, or as its words tell.
    """

    verdict: Verdict
    signals: tuple[Signal, ...]
    points: float
    claimed: tuple[str, ...]
    site: str | None = None
    channel: Channel | None = None

    @property
    def grounded(self) -> bool:
        """Whether more than its wording speaks against it: a link, a request, a story."""
        return _grounded(self.signals, signal_pack())

    @property
    def plain(self) -> bool:
        """Whether nothing at all speaks against it: a friend's words, a reminder."""
        points = [signal_pack().signals[signal.id].points for signal in self.signals]
        return self.verdict == "cannot_tell" and not any(each >= _NOTICEABLE for each in points)

    def as_dict(self) -> dict[str, Any]:
        """For the way to a worker; holds names, ids and sites, nothing else of the text."""
        signals = [{"id": each.id, "values": dict(each.values)} for each in self.signals]
        return {**vars(self), "signals": signals, "claimed": list(self.claimed)}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> "Judgement":
        """What the packs no longer know is left out: they may have been corrected meanwhile."""
        weighed_still = signal_pack().signals
        known = known_senders().organisations
        signals = tuple(
            Signal(each["id"], each["values"])
            for each in content["signals"]
            if each["id"] in weighed_still and each["values"].get("organisation", "") in ("", *known)
        )
        claimed = tuple(name for name in content["claimed"] if name in known)
        return cls(**{**content, "signals": signals, "claimed": claimed})


# Before anything was judged.
NOTHING_KNOWN = Judgement("cannot_tell", (), 0.0, ())


def judge(text: str, channel: Channel | None = None, received_on: date | None = None) -> Judgement:
    """Never raises, whatever the text."""
    case = Case(read(text[:LONGEST_JUDGED], cue_book(), channel, received_on), known_senders())
    found = {signal.id: signal for signal in chain.from_iterable(detect(case) for detect in DETECTORS)}
    pack = signal_pack()
    points = weighed(found.values(), pack)
    signals = sorted(found.values(), key=lambda signal: -abs(pack.signals[signal.id].points * signal.times))
    return Judgement(
        _verdict(case, found, points, pack),
        tuple(signals),
        points,
        case.claimed,
        _unknown_site(case),
        case.reading.channel,
    )


def _unknown_site(case: Case) -> str | None:
    unknown = (link for link in case.links if not link.runs and not case.senders.owners_of(link))
    return next((case.shown(link) for link in unknown), None)


def weighed(signals: Iterable[Signal], pack: SignalPack) -> float:
    by_group: dict[str, float] = defaultdict(float)
    for signal in signals:
        weighing = pack.signals[signal.id]
        by_group[weighing.group] += weighing.points * signal.times
    return sum(min(points, pack.most.get(group, points)) for group, points in by_group.items())


def _grounded(signals: Iterable[Signal], pack: SignalPack) -> bool:
    weighings = [pack.signals[signal.id] for signal in signals]
    return sum(max(0.0, each.points) for each in weighings if each.group != "wording") >= _GROUNDS


def _verdict(case: Case, found: Mapping[str, Signal], points: float, pack: SignalPack) -> Verdict:
    # « Call me on … » is worded like many a scam, and like everybody's messages.
    enough = len(case.reading.words) >= _FEWEST_WORDS or _grounded(found.values(), pack)
    if points >= pack.threshold and enough and "genuine_campaign" not in found:
        return "likely_scam"
    wording = found.get("worded_like_scams")
    blocked = (
        any(pack.signals[name].blocks for name in found)
        or (wording is not None and wording.times > _MILD)
        or case.reading.cut
        or bool(case.reading.taken_back)
        or (case.reading.says("asks_call") and "official_number" not in found)
    )
    return "consistent_with_genuine" if "link_official" in found and not blocked else "cannot_tell"


@cache
def cue_book() -> CueBook:
    """The cues of data/triage/cues, and the names of the organisations."""
    names = {}
    for name, each in known_senders().organisations.items():
        names[f"{CLAIM}{name}"] = [Phrase.parse(said) for said in each.said]
        names[f"{WEAK_CLAIM}{name}"] = [Phrase.parse(said) for said in each.said_weak]
    return load_cues(names)
