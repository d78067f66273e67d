"""Whether a message is worded as scams are, or as genuine and private messages are."""

from collections.abc import Iterator

from bot.triage.case import Case
from bot.triage.signal import Signal
from bot.triage.wording import log_odds, wording_weights

# What is learnt may tip a balance, not be one: beyond this it counts no more.
_MOST = 3.0
_LEAST = 0.3


def detect_wording(case: Case) -> Iterator[Signal]:
    odds = log_odds(case.reading, wording_weights())
    if odds >= _LEAST:
        yield Signal("worded_like_scams", times=min(odds, _MOST))
    elif odds <= -_LEAST:
        yield Signal("worded_like_others", times=min(-odds, _MOST))
