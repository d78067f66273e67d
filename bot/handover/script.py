"""What the machine would say, in both languages, for an agent who reads it out or writes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.answers.answer import Answer
from bot.knowledge.bilingual import LANGUAGES, Language

# Language → what is said in turn; kept in the store with the message that it answers.
Script = dict[str, list[dict[str, Any]]]


def script_of(answers: Mapping[Language, Sequence[Answer]]) -> Script:
    return {language: [_line(answer) for answer in answers.get(language, ())] for language in LANGUAGES}


def _line(answer: Answer) -> dict[str, Any]:
    content = answer.as_dict()
    return {
        "response": answer.response,
        "text": answer.text,
        "facts": list(answer.facts),
        "sources": list(content["sources"]),
        "links": list(content["links"]),
        "buttons": [{"title": button.title, "intent": button.payload} for button in answer.buttons],
        "form": answer.form,
        "stations": list(answer.shown.get("stations") or ()),
    }
