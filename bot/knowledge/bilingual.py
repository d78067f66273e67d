"""A text in both languages, from one structure, so that one cannot exist without the other."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator

from bot.knowledge.typography import french_typography

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
DEFAULT_LANGUAGE: Language = "fr"


def other_than(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Strict(BaseModel):
    """Base of everything read from a pack: unknown keys are errors, objects never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Strict):
    fr: Text
    en: Text

    @field_validator("fr")
    @classmethod
    def _typeset(cls, value: str) -> str:
        return french_typography(value)

    def in_(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en
