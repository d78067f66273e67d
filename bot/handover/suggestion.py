"""What an agent sees of one message: what was understood, what to say, and what stands around it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from bot.answers.book import AnswerBook
from bot.call_script.script import CallScript
from bot.call_script.spoken import Passage
from bot.documents.kind import KINDS
from bot.handover.facts import both, shown_facts
from bot.knowledge.bilingual import LANGUAGES, Language, other_than
from bot.store.conversations import About
from bot.wording import say, wording

Suggestion = dict[str, Any]
# The opening ends with it; on the screen it stays red until it was asked.
_ASKED_FIRST = ("danger",)


class Suggestions:
    def __init__(self, book: AnswerBook, script: CallScript) -> None:
        self._book = book
        self._script = script

    def of(
        self, about: About, stored: Mapping[str, Any], messages: Sequence[Mapping[str, Any]] = ()
    ) -> Suggestion:
        """`stored`: understanding and script as a worker left them; `messages`: said, with their payloads."""
        lines: Mapping[Language, list[dict[str, Any]]] = stored["script"]
        own, other = lines[about.language], lines[other_than(about.language)]
        topic, script = stored["understanding"]["topic"], self._script.about(about.incident)
        in_words = script.spoken if about.is_call else script.written
        said = {
            each: [in_words(line["response"], {each: line["text"]}) for line in lines[each]]
            for each in LANGUAGES
        }
        cited = (asdict(source) for one in said[about.language] for source in one.sources[about.language])
        facts = [name for line in own for name in line["facts"]]
        today = datetime.now(UTC).date()
        return {
            "call": about.conversation_id,
            "understanding": stored["understanding"],
            "topic_names": _names(stored["understanding"]),
            "script": {each: [one.texts[each] for one in said[each]] for each in LANGUAGES},
            "facts": shown_facts(facts, self._book.library, about.incident, about.language, today),
            "next_questions": script.next_questions(topic, asked=_ASKED_FIRST),
            "checklist": script.checklist(topic),
            "choices": list(_choices(about.language, own, other, messages)),
            "links": _once(link for line in own for link in line["links"]),
            "routes": [],
            "stations": [station for line in own for station in line["stations"]],
            "forms": [_form(line["form"]) for line in own if line["form"] in KINDS],
            "sources": _once(chain((source for line in own for source in line["sources"]), cited)),
        }

    def opening(self, about: About) -> Suggestion:
        """The first words of a call."""
        return self._around(about, self._script.about(about.incident).opening(), topic=None)

    def reminder(self, about: About) -> Suggestion:
        """For a chat in which nothing waits for the agent's words: what to ask, and what not to forget."""
        return self._around(about, Passage.of(()), about.topic)

    def _around(self, about: About, spoken: Passage, topic: str | None) -> Suggestion:
        script = self._script.about(about.incident)
        return {
            "call": about.conversation_id,
            "understanding": None,
            "topic_names": {},
            "script": dict(spoken.texts),
            "facts": [],
            "next_questions": script.next_questions(topic, asked=_ASKED_FIRST),
            "checklist": script.checklist(topic),
            "sources": [asdict(line) for line in spoken.sources[about.language]],
            **{key: [] for key in ("choices", "links", "routes", "stations", "forms")},
        }


def _choices(
    language: Language,
    own: Sequence[Mapping[str, Any]],
    other: Sequence[Mapping[str, Any]],
    messages: Sequence[Mapping[str, Any]],
) -> Iterator[dict[str, Any]]:
    """What the caller may answer; only what was issued in this conversation can be pressed."""
    elsewhere = {button["intent"]: button["title"] for line in other for button in line["buttons"]}
    payloads = {button["title"]: button["payload"] for said in messages for button in said["buttons"]}
    for line in own:
        for button in line["buttons"]:
            title = button["title"]
            if title in payloads:
                titles = {language: title, other_than(language): elsewhere.get(button["intent"], title)}
                yield {"title": titles, "payload": payloads[title]}


def _names(understanding: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    topics = [understanding["topic"], *(guess["topic"] for guess in understanding["alternatives"])]
    known = wording("topics")
    return {topic: both(known[topic]) for topic in topics if topic in known}


def _form(kind: str) -> dict[str, Any]:
    titles = {language: say("document_form", kind, language) for language in LANGUAGES}
    return {"kind": kind, "title": titles}


def _once(items: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({item["url"]: item for item in items}.values())
