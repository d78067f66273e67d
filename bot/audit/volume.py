"""What an operator is alerted by: what agents do, and one of them who opens unusually many cases."""

from prometheus_client import Counter as Metric

from bot.audit.line import Action
from bot.store.counters import Counter, CounterStore
from bot.store.keys import agent_openings_key

# No label names an agent: who it was stands in the audit.
ACTIONS_DONE = Metric("vigie_agent_actions_total", "What agents did", ["action"])
UNUSUAL = Metric(
    "vigie_agent_unusual_volume_total", "Cases opened by an agent beyond the number of openings in an hour"
)
_READS: frozenset[Action] = frozenset({"opened", "exported", "revealed"})
_HOUR = 3600


class Volume:
    def __init__(self, counters: CounterStore, openings_an_hour: int) -> None:
        self._counters = counters
        self._openings = openings_an_hour

    async def count(self, actor: str, action: Action) -> None:
        ACTIONS_DONE.labels(action).inc()
        if action not in _READS:
            return
        openings = Counter(agent_openings_key(actor), self._openings, _HOUR)
        if await self._counters.admit([openings]) is not None:
            UNUSUAL.inc()
