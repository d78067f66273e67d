"""Sentences ready to be said in both languages, with what they cite."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.answers.answer import SourceLine
from bot.answers.book import AnswerBook
from bot.answers.response import PLACEHOLDER
from bot.call_script.sentence import Sentence
from bot.knowledge.bilingual import LANGUAGES, Language

Texts = dict[Language, str]
Cites = Mapping[Language, tuple[SourceLine, ...]]


@dataclass(frozen=True)
class Spoken:
    """`sources` are titled in each language."""

    texts: Texts
    sources: Cites


@dataclass(frozen=True)
class Passage:
    """Several sentences in the order in which they are said or read."""

    texts: dict[Language, list[str]]
    sources: Cites

    @classmethod
    def of(cls, sentences: Iterable[Spoken]) -> "Passage":
        said = list(sentences)
        return cls(
            {language: [each.texts[language] for each in said] for language in LANGUAGES},
            {
                language: _once(line for each in said for line in each.sources[language])
                for language in LANGUAGES
            },
        )


def speak(
    book: AnswerBook,
    sentence: Sentence,
    incident: str,
    values: Mapping[str, Texts] = MappingProxyType({}),
) -> Spoken:
    """`values`: what only this call knows, by placeholder. Raises UnknownReference."""
    filled = {
        language: _fill(
            book, sentence.in_(language), language, incident, {n: v[language] for n, v in values.items()}
        )
        for language in LANGUAGES
    }
    return Spoken(
        {language: text for language, (text, _) in filled.items()},
        {language: sources for language, (_, sources) in filled.items()},
    )


def _fill(
    book: AnswerBook, text: str, language: Language, incident: str, values: Mapping[str, str]
) -> tuple[str, tuple[SourceLine, ...]]:
    """One placeholder at a time: braces in what a call tells are never read as a placeholder."""
    cited: list[SourceLine] = []

    def value(found: re.Match[str]) -> str:
        if found[1] in values:
            return values[found[1]]
        filled = book.fill(found[0], language, incident)
        cited.extend(filled.sources)
        return filled.text

    return PLACEHOLDER.sub(value, text), _once(cited)


def _once(lines: Iterable[SourceLine]) -> tuple[SourceLine, ...]:
    return tuple({line.url: line for line in lines}.values())
