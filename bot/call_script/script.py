"""The call script of one incident: what the agent says, asks, must not forget, and writes at the end."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.answers.book import AnswerBook
from bot.call_script.pack import DANGERS, DEFAULT, QUESTIONS_SHOWN, CallScriptPack, Rewordings
from bot.call_script.rewording import reword
from bot.call_script.sentence import Sentence
from bot.call_script.spoken import Passage, Spoken, Texts, speak
from bot.call_script.text_parts import plain_signs
from bot.call_script.topic_name import topic_name
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.errors import UnknownReference
from bot.topics import SMALL_TALK


class CallScript:
    """Everything comes in both languages; `about` gives the same script for another incident."""

    def __init__(self, pack: CallScriptPack, book: AnswerBook, incident: str) -> None:
        self._pack = pack
        self._book = book
        self._incident = incident

    def about(self, incident: str) -> "CallScript":
        return CallScript(self._pack, self._book, incident)

    def opening(self) -> Passage:
        """Read aloud first; its last sentence is the question about danger."""
        opening = self._pack.opening
        return Passage.of(map(self._say, (*opening.words, self._pack.questions[opening.question])))

    def next_questions(self, topic: str | None, asked: Collection[str] = ()) -> list[dict[str, Any]]:
        """At most three, none of `asked`; danger first until it was asked, or told."""
        left = [name for name in self._questions_of(topic) if name not in asked]
        left = left or [name for name in self._pack.next[DEFAULT] if name not in asked]
        first = self._pack.opening.question
        if first not in asked and topic not in DANGERS:
            left = [first, *left]
        return [self._named(name, self._pack.questions[name]) for name in left[:QUESTIONS_SHOWN]]

    def checklist(self, topic: str | None) -> list[dict[str, Any]]:
        """Without a topic, as at the beginning of a call."""
        items = self._pack.checklist.items()
        return [
            {**self._named(name, item), "urgent": item.urgent}
            for name, item in items
            if item.is_for(topic or "greet")
        ]

    def outcomes(self) -> list[dict[str, Any]]:
        return [self._named(*each) for each in self._pack.outcomes.items()]

    def lines(self) -> list[dict[str, Any]]:
        return [self._named(*each) for each in self._pack.lines.items()]

    def line(self, name: str) -> Spoken:
        """One line of a live chat with its sources. Raises UnknownReference."""
        if name not in self._pack.lines:
            raise UnknownReference(f"call_script.lines.{name}")
        return self._say(self._pack.lines[name])

    def spoken(self, response: str, texts: Mapping[Language, str]) -> Spoken:
        """What a person says on the phone where the machine said `texts`, in the same languages."""
        return self._in_a_persons_words(self._pack.spoken, response, texts)

    def written(self, response: str, texts: Mapping[Language, str]) -> Spoken:
        """The same for a person who writes in a live chat."""
        return self._in_a_persons_words(self._pack.written, response, texts)

    def emergency(self) -> Passage:
        """Section by section: the title as a line, then its lines, each beginning « - »."""
        return Passage.of(self._card())

    def text_message(self, topics: Iterable[str] = ()) -> Texts:
        """After the call: `topics` choose the one step that it names. Fits two parts of plain signs."""
        pack = self._pack.text_message
        said = self._say(pack.text, {"call.step": self._say(pack.step_for(topics)).texts})
        return {language: plain_signs(said.texts[language]) for language in LANGUAGES}

    def summary(
        self,
        topics: Iterable[str] = (),
        situations: Sequence[Texts] = (),
        told: Sequence[Texts] = (),
        papers: Sequence[Texts] = (),
        outcome: str | None = None,
    ) -> Texts:
        """What the agent may still change. Raises UnknownReference for an unknown topic or outcome."""
        told_of = {
            "topics": [topic_name(topic) for topic in dict.fromkeys(topics) if topic not in SMALL_TALK],
            "situations": situations,
            "told": told,
            "papers": papers,
            "outcome": [self._outcome_in_words(outcome)] if outcome else [],
        }
        parts = [
            self._say(part, {f"call.{name}": _listed(told_of[name])}).texts
            for name, part in self._pack.summary.parts()
            if told_of[name]
        ]
        return {language: "\n".join(part[language] for part in parts) for language in LANGUAGES}

    def _questions_of(self, topic: str | None) -> tuple[str, ...]:
        following = self._pack.next
        return following.get(topic or DEFAULT, following[DEFAULT])

    def _outcome_in_words(self, outcome: str) -> Texts:
        if outcome not in self._pack.outcomes:
            raise UnknownReference(f"call_script.outcomes.{outcome}")
        return self._say(self._pack.outcomes[outcome].summary).texts

    def _card(self) -> Iterator[Spoken]:
        for section in self._pack.emergency.values():
            yield self._say(section.title)
            for line in map(self._say, section.lines):
                yield Spoken({language: f"- {text}" for language, text in line.texts.items()}, line.sources)

    def _in_a_persons_words(
        self, rewordings: Rewordings, response: str, texts: Mapping[Language, str]
    ) -> Spoken:
        if response not in rewordings:
            return Spoken(dict(texts), dict.fromkeys(LANGUAGES, ()))
        return reword(rewordings[response], texts, self._book, self._incident)

    def _say(self, sentence: Sentence, values: Mapping[str, Texts] = MappingProxyType({})) -> Spoken:
        return speak(self._book, sentence, self._incident, values)

    def _named(self, name: str, sentence: Sentence) -> dict[str, Any]:
        texts = self._say(sentence).texts
        return {"id": name, "fr": texts["fr"], "en": texts["en"]}


def _listed(texts: Sequence[Texts]) -> Texts:
    return {language: "\n".join(f"- {text[language]}" for text in texts) for language in LANGUAGES}
