"""The call script as data: what is said, asked, not forgotten and written around the answers."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from bot.call_script.rewording import Rewording
from bot.call_script.sentence import Sentence
from bot.danger.check import Danger
from bot.knowledge.bilingual import Strict

Name = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
# Response of domain.yml → what a person says, or writes, instead.
Rewordings = dict[Name, Rewording]
# More questions at a time are an interrogation; the rest of a topic's come when these were asked.
QUESTIONS_SHOWN, MOST_QUESTIONS = 3, 6
# The topic that stands for « not understood » and for « all of this topic's were asked ».
DEFAULT = "default"
# Who raised one of these has told that they are in danger.
DANGERS = frozenset(get_args(Danger))


class Opening(Strict):
    """`question`: the one that comes before any other."""

    words: tuple[Sentence, ...] = Field(min_length=2, max_length=4)
    question: Name


class Item(Sentence):
    """One line of « do not forget »."""

    urgent: bool = False
    topics: Literal["all"] | tuple[Name, ...] = Field(min_length=1)

    def is_for(self, topic: str) -> bool:
        return self.topics == "all" or topic in self.topics


class Outcome(Sentence):
    summary: Sentence


class Step(Sentence):
    topics: tuple[Name, ...] = Field(min_length=1)


class TextMessage(Strict):
    """One step is filled in: that of the first topics which came up, else `other`."""

    text: Sentence
    steps: dict[Name, Step]
    other: Sentence

    @model_validator(mode="after")
    def _has_a_step(self) -> "TextMessage":
        if "call.step" not in self.text.placeholders("fr"):
            raise ValueError("text does not hold {call.step}")
        return self

    def step_for(self, topics: Iterable[str]) -> Sentence:
        """Nothing tells of danger or distress: somebody else may read it."""
        raised = set(topics)
        if raised & DANGERS:
            return self.other
        return next((step for step in self.steps.values() if raised & set(step.topics)), self.other)


class Summary(Strict):
    """A part holds the placeholder of its own name: it is left out when there is nothing to tell."""

    topics: Sentence
    situations: Sentence
    told: Sentence
    papers: Sentence
    outcome: Sentence

    @model_validator(mode="after")
    def _each_holds_its_own(self) -> "Summary":
        for name, part in self.parts():
            if part.placeholders("fr") != {f"call.{name}"}:
                raise ValueError(f"{name} must hold {{call.{name}}} and nothing else")
        return self

    def parts(self) -> Iterator[tuple[str, Sentence]]:
        yield from ((name, getattr(self, name)) for name in type(self).model_fields)


class Section(Strict):
    title: Sentence
    lines: tuple[Sentence, ...] = Field(min_length=1)


class CallScriptPack(Strict):
    """data/call_script.yml; names are checked against each other by bot/call_script/checking.py."""

    opening: Opening
    questions: dict[Name, Sentence]
    next: dict[Name, Annotated[tuple[Name, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]]
    checklist: dict[Name, Item]
    outcomes: dict[Name, Outcome]
    lines: dict[Name, Sentence]
    text_message: TextMessage
    summary: Summary
    emergency: dict[Name, Section] = Field(min_length=1)
    spoken: Rewordings
    written: Rewordings

    def rewordings(self) -> Iterator[tuple[str, str, Rewording]]:
        """Place in the file, response, rewording."""
        for group in ("spoken", "written"):
            yield from ((f"{group}.{name}", name, each) for name, each in getattr(self, group).items())

    def sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Every sentence with its place in the file."""
        yield from ((f"opening.words.{n}", each) for n, each in enumerate(self.opening.words))
        for group in ("questions", "checklist", "outcomes", "lines"):
            yield from ((f"{group}.{name}", each) for name, each in getattr(self, group).items())
        yield from ((f"outcomes.{name}.summary", each.summary) for name, each in self.outcomes.items())
        yield "text_message.text", self.text_message.text
        yield "text_message.other", self.text_message.other
        yield from ((f"text_message.steps.{name}", each) for name, each in self.text_message.steps.items())
        yield from ((f"summary.{name}", part) for name, part in self.summary.parts())
        for name, section in self.emergency.items():
            yield f"emergency.{name}.title", section.title
            yield from ((f"emergency.{name}.lines.{n}", each) for n, each in enumerate(section.lines))
        for place, _, rewording in self.rewordings():
            yield from ((f"{place}.{part}", each) for part, each in rewording.said())
