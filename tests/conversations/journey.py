"""A journey: what a person says or presses, in both languages, and the names of the answers expected."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from bot.answers.opening import shared_book
from bot.knowledge.bilingual import Language, Strict
from bot.knowledge.loading import load_pack
from bot.letters import access_request, missing_content
from bot.plan.plan import Plan
from bot.plan.steps import all_steps
from bot.routes.card import card
from bot.routes.doors import doors_for
from bot.routes.pack import route, situations
from bot.triage.advice import Done
from bot.triage.chat import spoken_reports, spoken_steps, spoken_verdict
from bot.triage.described import judge_described
from bot.triage.judging import judge
from bot.triage.telling import Telling
from bot.wording import say

INCIDENT = "cnam-2022"
JOURNEYS = Path(__file__).parent / "journeys"


class Spoken(Strict):
    """As typed: unlike Bilingual, nothing is typeset."""

    fr: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


class JourneyStep(Strict):
    """`press` names what a button of the last answer leads to: a topic, with what it fills in.

    `choose`: a button made from data/situations.yml, routes.yml or plan.yml: happened/X, detail/X/Y, route/X,
    step/X, other, unsure, put_off. `plan`: its marks, for the doors told so far.
    `doors`: what happened, for the list of doors; `card`: the door whose card is shown.
    `judged` or `described`: the strange message whose verdict is told; with `did`, what to do after it; with
    `report`, where to report it.
    `point`: the one that a comparison names. `letter`: the one handed over, or the points it asks for.
    """

    say: Spoken | None = None
    press: str | None = None
    choose: str | None = None
    doors: dict[str, str | None] | None = None
    card: str | None = None
    plan: dict[str, str] | None = None
    judged: Spoken | None = None
    described: tuple[str, str, str] | None = None
    did: Done | None = None
    report: bool = False
    answers: tuple[str, ...] = Field(min_length=1)
    point: str | None = None
    letter: Literal["access_request"] | tuple[str, ...] | None = None
    topic: str | None = None
    language: Literal["fr", "en"] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "JourneyStep":
        if [self.say, self.press, self.choose].count(None) != 2:
            raise ValueError("say, press or choose")
        return self

    def occasion(self, spoken: Language, told: Mapping[str, str | None]) -> dict[str, str]:
        """Values of the placeholders that only this step fills. `told`: the doors shown last."""
        values = {"notice.point": say("notice_points", self.point, spoken)} if self.point else {}
        if self.letter == "access_request":
            values["letter.text"] = access_request(spoken)
        elif self.letter is not None:
            values["letter.text"] = missing_content(self.letter, spoken)
        today = datetime.now(UTC).date()
        if self.doors is not None:
            values["routes.rows"] = doors_for(self.doors, spoken, INCIDENT, today).text
        if self.card is not None:
            values["routes.card"] = card(self.card, spoken, INCIDENT, today)
        if self.plan is not None:
            values["plan.text"] = Plan.of(told, self.plan).text(spoken)
        return {**values, **self._triage(spoken)}

    def _triage(self, spoken: Language) -> dict[str, str]:
        telling = Telling(shared_book(), spoken, INCIDENT)
        if self.described is not None:
            judgement = judge_described(*self.described)
        elif self.judged is not None:
            judgement = judge(self.judged.in_(spoken))
        else:
            return {}
        if self.report:
            return spoken_reports(judgement, self.did, telling).values
        return (
            spoken_steps(judgement, self.did, telling) if self.did else spoken_verdict(judgement, telling)
        ).values

    def chosen_title(self, spoken: Language) -> str:
        kind, *names = (self.choose or "").split("/")
        if kind == "happened":
            return situations()[names[0]].title.in_(spoken)
        if kind == "detail":
            return situations()[names[0]].details[names[1]].title.in_(spoken)
        if kind == "step":
            return all_steps()[names[0]].title.in_(spoken)
        if kind == "put_off":
            return say("plan", kind, spoken)
        return route(names[0]).button.in_(spoken) if names else say("routes", kind, spoken)


class Journey(Strict):
    purpose: str
    steps: tuple[JourneyStep, ...] = Field(min_length=1)


def journeys() -> dict[str, Journey]:
    """By file name. A step without its French or English line is refused while reading."""
    return {path.stem: load_pack(path, Journey) for path in sorted(JOURNEYS.glob("*.yml"))}
