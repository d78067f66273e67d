"""What a document is made of: blocks of paired words, in the order in which they are read."""

from dataclasses import dataclass
from typing import Literal

from bot.documents.kind import Kind
from bot.knowledge.bilingual import Language

# A letter keeps what is for the person on a page of its own; a large sheet is one page.
Style = Literal["letter", "list", "large"]
# Where nothing was filled in: long enough to write by hand.
BLANK = "_" * 22


@dataclass(frozen=True)
class Pair:
    """One text in French, the language of record, and beside it in English."""

    fr: str
    en: str

    def in_(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True)
class Corner:
    """Short lines on one side of the sheet: sender, addressee, place and date. French only."""

    side: Literal["left", "right"]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    words: Pair


@dataclass(frozen=True)
class Paragraph:
    words: Pair
    strong: bool = False


@dataclass(frozen=True)
class Bullets:
    """`boxes`: to be ticked by hand."""

    items: tuple[Pair, ...]
    boxes: bool = False


@dataclass(frozen=True)
class OwnWords:
    """What the person wrote, as it was written; without it, `ruled` empty lines."""

    text: str | None
    ruled: int


@dataclass(frozen=True)
class Row:
    """A value of None is a line to fill by hand."""

    label: Pair
    value: Pair | None


@dataclass(frozen=True)
class Rows:
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Checklist:
    """A table with a box before each item and empty columns after it. `headings`: of item and columns."""

    headings: tuple[Pair, ...]
    items: tuple[Pair, ...]


@dataclass(frozen=True)
class Signature:
    words: Pair


@dataclass(frozen=True)
class Aside:
    """For the person, not for who receives the letter: what to do with it, and where its facts come from."""

    title: Pair
    items: tuple[Pair, ...]
    sources: Pair | None


Block = Corner | Heading | Paragraph | Bullets | OwnWords | Rows | Checklist | Signature | Aside


@dataclass(frozen=True)
class Document:
    """`bilingual`: English stands beside the French."""

    kind: Kind
    style: Style
    bilingual: bool
    title: Pair
    blocks: tuple[Block, ...]
    footer: Pair
