"""How well messages are judged: scams caught, others called scams, and scams that passed for genuine."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.triage.judging import Judgement, judge
from bot.triage.labelled import Labelled

# Tables of look-alikes and phone numbers are read with the first message; that is no message's time.
_WARM_UP = "Votre colis : https://аmeli.example.com ou 01 99 00 27 35"


@dataclass(frozen=True)
class Judged:
    """`milliseconds` on one core."""

    message: Labelled
    judgement: Judgement
    milliseconds: float


@dataclass(frozen=True)
class TriageScore:
    """Shares from 0 to 1; `passed`: scams called consistent with a genuine message, which must stay 0."""

    messages: int
    caught: float
    false_alarms: float
    passed: int
    acceptable: float
    ideal: float


def judge_all(messages: Iterable[Labelled]) -> Iterator[Judged]:
    judge(_WARM_UP)
    for message in messages:
        start = time.perf_counter()
        judgement = judge(message.text, message.channel, message.received_on)
        yield Judged(message, judgement, (time.perf_counter() - start) * 1000)


def score(judged: Sequence[Judged]) -> TriageScore:
    scams = [each for each in judged if each.message.label == "scam"]
    others = [each for each in judged if each.message.label != "scam"]
    return TriageScore(
        messages=len(judged),
        caught=_share(each.judgement.verdict == "likely_scam" for each in scams),
        false_alarms=_share(each.judgement.verdict == "likely_scam" for each in others),
        passed=sum(each.judgement.verdict == "consistent_with_genuine" for each in scams),
        acceptable=_share(each.judgement.verdict in each.message.acceptable for each in judged),
        ideal=_share(each.judgement.verdict == each.message.ideal for each in judged),
    )


def percentile(judged: Sequence[Judged], share: float) -> float:
    """Milliseconds that `share` of the messages do not exceed."""
    times = sorted(each.milliseconds for each in judged)
    return times[min(len(times) - 1, int(share * len(times)))]


def _share(outcomes: Iterable[bool]) -> float:
    found = list(outcomes)
    return sum(found) / len(found) if found else 0.0
