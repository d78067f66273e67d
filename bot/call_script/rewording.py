"""What a person says instead of a response of domain.yml: the whole of it, or fragments of it."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field, model_validator

from bot.answers.book import AnswerBook
from bot.call_script.sentence import Sentence
from bot.call_script.spoken import Passage, Spoken, speak
from bot.knowledge.bilingual import Language, Strict


class Change(Strict):
    """One fragment for another; both are filled before they are compared with what was said."""

    old: Sentence = Field(alias="from")
    new: Sentence = Field(alias="to")


class Rewording(Strict):
    """`replace` leaves the rest as it was said, with what only the occasion knows."""

    text: Sentence | None = None
    replace: tuple[Change, ...] = ()

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> "Rewording":
        if (self.text is None) == (not self.replace):
            raise ValueError("holds either text or replace")
        return self

    def said(self) -> Iterator[tuple[str, Sentence]]:
        """Every sentence that it brings, with its place."""
        if self.text is not None:
            yield "text", self.text
        yield from ((f"replace.{n}.to", change.new) for n, change in enumerate(self.replace))


def reword(rewording: Rewording, texts: Mapping[Language, str], book: AnswerBook, incident: str) -> Spoken:
    """In the languages of `texts`; cites what the new words name. Raises UnknownReference."""
    new = [speak(book, each, incident) for _, each in rewording.said()]
    old = [speak(book, change.old, incident) for change in rewording.replace]
    changed = {
        language: new[0].texts[language] if rewording.text else _changed(text, language, old, new)
        for language, text in texts.items()
    }
    return Spoken(changed, Passage.of(new).sources)


def _changed(text: str, language: Language, old: Sequence[Spoken], new: Sequence[Spoken]) -> str:
    for before, after in zip(old, new, strict=True):
        text = text.replace(before.texts[language], after.texts[language])
    return text
