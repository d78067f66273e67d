"""What is wrong with a call script: names that lead nowhere, forgotten topics, unsayable sentences."""

from collections.abc import Iterator

from bot.answers.book import AnswerBook
from bot.call_script.pack import DEFAULT, CallScriptPack
from bot.call_script.rewording_checks import reworded_badly
from bot.call_script.script import CallScript
from bot.call_script.spoken import speak
from bot.call_script.text_parts import text_parts
from bot.knowledge.bilingual import LANGUAGES
from bot.knowledge.errors import Problem, UnknownReference
from bot.topics import TOPICS

# Nobody reads a longer list while somebody is speaking to them.
MOST_ITEMS = 8
MOST_TEXT_PARTS = 2


def problems_of(pack: CallScriptPack, book: AnswerBook) -> Iterator[Problem]:
    yield from _names(pack)
    yield from _topics(pack)
    yield from _checklist(pack)
    yield from reworded_badly(pack, book)
    unsayable = [
        problem for incident in book.library.incidents for problem in _unsayable(pack, book, incident)
    ]
    yield from unsayable
    if not unsayable:
        yield from _long_messages(pack, book)


def _names(pack: CallScriptPack) -> Iterator[Problem]:
    used: dict[str, tuple[str, ...]] = {"opening.question": (pack.opening.question,)}
    used |= {f"next.{topic}": names for topic, names in pack.next.items()}
    for place, names in used.items():
        for name in names:
            if name not in pack.questions:
                yield Problem(place, f"no question is called {name}")
    for name in sorted(set(pack.questions) - {name for names in used.values() for name in names}):
        yield Problem(f"questions.{name}", "is never asked")


def _topics(pack: CallScriptPack) -> Iterator[Problem]:
    for topic in sorted({*TOPICS, DEFAULT} - set(pack.next)):
        yield Problem(f"next.{topic}", "is missing")
    named: dict[str, tuple[str, ...]] = {f"next.{topic}": (topic,) for topic in pack.next if topic != DEFAULT}
    named |= {
        f"checklist.{name}": item.topics for name, item in pack.checklist.items() if item.topics != "all"
    }
    named |= {f"text_message.steps.{name}": step.topics for name, step in pack.text_message.steps.items()}
    for place, topics in named.items():
        for topic in sorted(set(topics) - set(TOPICS)):
            yield Problem(place, f"no topic is called {topic}")


def _checklist(pack: CallScriptPack) -> Iterator[Problem]:
    first = pack.checklist.get(pack.opening.question)
    if first is None or not first.urgent or first.topics != "all":
        yield Problem(f"checklist.{pack.opening.question}", "must be urgent and for all topics")
    for topic in TOPICS:
        shown = sum(item.is_for(topic) for item in pack.checklist.values())
        if shown > MOST_ITEMS:
            yield Problem("checklist", f"{topic} has {shown} items, at most {MOST_ITEMS} are shown")


def _unsayable(pack: CallScriptPack, book: AnswerBook, incident: str) -> Iterator[Problem]:
    stand_ins = {"text_message.text": "call.step"}
    stand_ins |= {f"summary.{name}": f"call.{name}" for name, _ in pack.summary.parts()}
    for place, sentence in pack.sentences():
        values = {stand_ins[place]: dict.fromkeys(LANGUAGES, "-")} if place in stand_ins else {}
        try:
            speak(book, sentence, incident, values)
        except UnknownReference as error:
            yield Problem(f"{place} ({incident})", str(error))


def _long_messages(pack: CallScriptPack, book: AnswerBook) -> Iterator[Problem]:
    steps = [(name, step.topics) for name, step in pack.text_message.steps.items()] + [("other", ())]
    for incident in book.library.incidents:
        script = CallScript(pack, book, incident)
        for name, topics in steps:
            for language, text in script.text_message(topics).items():
                if text_parts(text) > MOST_TEXT_PARTS:
                    yield Problem(f"text_message.{name} ({language})", f"takes {text_parts(text)} parts")
