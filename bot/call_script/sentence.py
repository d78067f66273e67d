"""A sentence of the call script: both languages, the same placeholders, no number of its own."""

import re

from pydantic import field_validator, model_validator

from bot.answers.response import PLACEHOLDER
from bot.knowledge.bilingual import Bilingual, Language


class Sentence(Bilingual):
    @field_validator("fr", "en")
    @classmethod
    def _numbers_come_from_packs(cls, value: str) -> str:
        if re.search(r"[{}\d]", PLACEHOLDER.sub("", value)):
            raise ValueError("holds a digit, or a brace that is no placeholder such as {service.samu.number}")
        return value

    @model_validator(mode="after")
    def _both_stand_on_the_same(self) -> "Sentence":
        if self.placeholders("fr") != self.placeholders("en"):
            raise ValueError("the placeholders differ between the languages")
        return self

    def placeholders(self, language: Language) -> frozenset[str]:
        return frozenset(PLACEHOLDER.findall(self.in_(language)))
