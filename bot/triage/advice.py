"""What to say around a verdict: reasons, steps by what was done, where to report and with which text."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from bot.knowledge.bilingual import Bilingual, Strict
from bot.knowledge.loading import load_pack
from bot.settings import settings
from bot.triage.judging import Verdict

Done = Literal["nothing", "clicked", "gave_data", "gave_card_or_code", "paid"]
DONE: tuple[Done, ...] = ("nothing", "clicked", "gave_data", "gave_card_or_code", "paid")
Steps = tuple[Bilingual, ...]
# The verdict as it is told: `plain` for « cannot tell » when nothing at all speaks against the message.
Tone = Verdict | Literal["plain"]


class StepPack(Strict):
    """`nothing` by verdict: who did nothing needs to know what the message is."""

    nothing: dict[Tone, Steps]
    clicked: Steps
    gave_data: Steps
    gave_card_or_code: Steps
    paid: Steps

    def after(self, done: Done, verdict: Tone) -> Steps:
        if done == "nothing":
            return self.nothing[verdict]
        chosen: Steps = getattr(self, done)
        return chosen


class AdvicePack(Strict):
    """`reports`: names of services by how a message came and what was done; `how` by service."""

    verdicts: dict[Tone, Bilingual]
    steps: StepPack
    not_taken: Mapping[str, Bilingual]
    reports: Mapping[str, tuple[str, ...]]
    how: Mapping[str, Bilingual]
    report_text: Bilingual
    message: Mapping[str, Bilingual]
    who_unknown: Bilingual
    link: Bilingual
    done: dict[Done | Literal["unknown"], Bilingual]
    things: dict[str, Bilingual]


@cache
def advice_pack() -> AdvicePack:
    """Raises BrokenPack."""
    return load_pack(settings().knowledge_dir / "triage" / "advice.yml", AdvicePack)
