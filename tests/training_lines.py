"""The training examples of data/nlu, as the tests of several parts use them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.loading import read_yaml
from bot.settings import PROJECT

NLU = PROJECT / "data" / "nlu"
DANGERS = frozenset({"emergency", "distress"})


@dataclass(frozen=True)
class Example:
    """`file` relative to the folder of its language."""

    language: Language
    file: str
    intent: str
    text: str


@cache
def training_examples() -> tuple[Example, ...]:
    return tuple(
        Example(language, path.name, entry["intent"], line.removeprefix("- ").strip())
        for language in LANGUAGES
        for path in training_files(language)
        for entry in read_yaml(path)["nlu"]
        for line in entry["examples"].splitlines()
    )


def training_files(language: Language) -> list[Path]:
    return sorted((NLU / language).rglob("*.yml"))


def harmless_lines() -> list[str]:
    """What people say who are neither in danger nor in despair."""
    return [example.text for example in training_examples() if example.intent not in DANGERS]
