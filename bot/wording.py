"""Sentences of errors, pages and the command line: data/wording/*.yml, both languages side by side."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import RootModel

from bot.knowledge.bilingual import Bilingual, Language
from bot.knowledge.errors import UnknownReference
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT

WORDING_DIR = PROJECT / "data" / "wording"


class WordingFile(RootModel[dict[str, Bilingual]]):
    """A mapping from a name to one text in both languages."""


@cache
def wording(name: str, directory: Path = WORDING_DIR) -> Mapping[str, Bilingual]:
    """All texts of `<name>.yml`. Raises BrokenPack."""
    return load_pack(directory / f"{name}.yml", WordingFile).root


def say(file: str, key: str, language: Language, **values: object) -> str:
    """One text with its {values} filled in. Raises UnknownReference."""
    texts = wording(file)
    if key not in texts:
        raise UnknownReference(f"{file}.{key}")
    return texts[key].in_(language).format(**values)
