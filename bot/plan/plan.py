"""A plan as it stands: what is done, what is put off, and the next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.knowledge.bilingual import Language
from bot.plan.steps import Step, all_steps, steps_for
from bot.routes.routing import cases_of
from bot.wording import say

State = Literal["open", "done", "later"]
# As the buttons of a plan say them.
MARKS: tuple[State, ...] = ("done", "later")


@dataclass(frozen=True)
class Plan:
    """`states` hold only what was marked; a step marked earlier stays, whatever happened since."""

    steps: Mapping[str, Step]
    states: Mapping[str, State]

    @classmethod
    def of(cls, told: Mapping[str, str | None], marked: Mapping[str, str]) -> "Plan":
        """`told`: situation → detail; `marked`: step → state, as the dialogue keeps them."""
        states: dict[str, State] = {
            name: "done" if state == "done" else "later"
            for name, state in marked.items()
            if name in all_steps() and state in MARKS
        }
        wanted = steps_for(cases_of(told))
        return cls({name: all_steps()[name] for name in all_steps() if name in {*wanted, *states}}, states)

    def state(self, name: str) -> State:
        return self.states.get(name, "open")

    def next(self) -> list[str]:
        """What is still to do, then what was put off."""
        return sorted((name for name in self.steps if self.state(name) != "done"), key=self._put_off)

    def _put_off(self, name: str) -> bool:
        return self.state(name) == "later"

    def text(self, language: Language) -> str:
        """A line for each step, with its state in words, and how many are done."""
        lines = [
            "- " + say("plan", self.state(name), language, text=step.text.in_(language))
            for name, step in self.steps.items()
        ]
        done = sum(state == "done" for state in self.states.values())
        return "\n".join([say("plan", "counted", language, done=done, all=len(self.steps)), *lines])

    def drawn(self, language: Language) -> dict[str, Any]:
        """What pages draw as a checklist."""
        steps = [
            {
                "name": name,
                "title": step.title.in_(language),
                "text": step.text.in_(language),
                "state": self.state(name),
            }
            for name, step in self.steps.items()
        ]
        done = sum(state == "done" for state in self.states.values())
        return {"done": done, "all": len(steps), "steps": steps}

    def as_fields(self, told: Mapping[str, str | None]) -> dict[str, list[str]]:
        """What the sheet of this plan is made from (bot/documents): names only."""
        return {
            "cases": [f"{situation}/{detail or ''}" for situation, detail in told.items()],
            "done": [name for name, state in self.states.items() if state == "done"],
            "later": [name for name, state in self.states.items() if state == "later"],
        }

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for step in self.steps.values() for fact in step.facts))
