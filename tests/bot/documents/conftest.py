"""Documents composed from the real knowledge."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.documents.background import Background
from bot.documents.blocks import Document
from bot.documents.composing import compose
from bot.documents.kind import Kind
from bot.knowledge.bilingual import Language
from bot.knowledge.library import Library
from tests.bot.documents.filled_in import filled_in

Compose = Callable[..., Document]


@pytest.fixture
def composed(library: Library) -> Compose:
    def write(kind: Kind, fields: dict[str, Any], language: Language = "fr") -> Document:
        return compose(filled_in(kind, fields, language), Background(library, "cnam-2022"))

    return write
