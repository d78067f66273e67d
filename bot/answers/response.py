"""One response of domain.yml: two variations side by side, checked for parity when it is read."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from bot.answers.answer import FormKind
from bot.knowledge.bilingual import DEFAULT_LANGUAGE, LANGUAGES, Language, Strict, Text
from bot.knowledge.typography import french_typography

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+(?:\.[a-z0-9_]+)*)\}")


class ButtonTemplate(Strict):
    title: Text
    # Rasa's own form of a button that fills a slot: /affirm{"notice_channel":"email"}
    payload: Text = Field(pattern=r'^/[a-z_]+(\{"[a-z_]+":"[a-z_]+"\})?$')


class Citations(Strict):
    """`facts` and `services` whose sources are shown, `links` to services under the answer.

    `form`: what is filled in under the answer, never in the chat.
    """

    facts: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    form: FormKind | None = None


class Condition(Strict):
    type: str = Field(pattern="^slot$")
    name: str = Field(pattern="^language$")
    value: Language


def _only_placeholders(text: str) -> str:
    """A brace that is no placeholder would be shown to the person."""
    if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        raise ValueError("holds braces that are no placeholder such as {fact.people_affected}")
    return text


class Variation(Strict):
    text: Annotated[Text, AfterValidator(_only_placeholders)]
    condition: tuple[Condition, ...] = Field(default=(), max_length=1)
    buttons: tuple[ButtonTemplate, ...] = ()
    metadata: Citations = Citations()

    @property
    def language(self) -> Language:
        return self.condition[0].value if self.condition else DEFAULT_LANGUAGE

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(PLACEHOLDER.findall(self.text))

    def typeset(self) -> "Variation":
        """French gets its no-break spaces; other languages stay as written."""
        if self.language != "fr":
            return self
        buttons = tuple(b.model_copy(update={"title": french_typography(b.title)}) for b in self.buttons)
        return self.model_copy(update={"text": french_typography(self.text), "buttons": buttons})


class Response(Strict):
    """The default language stands first and without condition, so that a lost slot never means silence."""

    variations: tuple[Variation, ...]

    @model_validator(mode="before")
    @classmethod
    def _from_domain(cls, value: Any) -> Any:
        return {"variations": value} if isinstance(value, list) else value

    @model_validator(mode="after")
    def _both_languages_alike(self) -> "Response":
        if tuple(variation.language for variation in self.variations) != LANGUAGES:
            raise ValueError(f"needs exactly these variations in this order: {', '.join(LANGUAGES)}")
        first, second = self.variations
        if [b.payload for b in first.buttons] != [b.payload for b in second.buttons]:
            raise ValueError("the buttons lead to other topics in the other language")
        if first.metadata != second.metadata:
            raise ValueError("the metadata differs between the languages")
        return self

    def by_language(self) -> Mapping[Language, Variation]:
        return {variation.language: variation.typeset() for variation in self.variations}


class DomainResponses(Strict):
    """The part of domain.yml that answers are made of."""

    responses: dict[str, Response]
