"""Writes a document as plain text: the French whole, and below it the English where it is wanted."""

from collections.abc import Iterator
from functools import singledispatch

from bot.documents.blocks import (
    Aside,
    Block,
    Bullets,
    Checklist,
    Corner,
    Document,
    Heading,
    OwnWords,
    Paragraph,
    Row,
    Rows,
    Signature,
)
from bot.documents.words import Words
from bot.knowledge.bilingual import Language

_words = Words("shared")
_RULE = "_" * 60
_LINE = "-" * 60
_INDENT = " " * 40


def as_text(document: Document) -> str:
    """The same words as the PDF. What a person wrote stands in the French part only."""
    parts = [*_written(document, "fr")]
    if document.bilingual:
        parts += [_LINE, _words(f"translation_below_{document.style}").en, _LINE, *_written(document, "en")]
    return "\n\n".join(part for part in parts if part) + "\n"


def _written(document: Document, language: Language) -> Iterator[str]:
    if document.style != "letter":
        yield document.title.in_(language)
    for block in document.blocks:
        if language == "fr" or not isinstance(block, Corner | OwnWords):
            yield _text(block, language)
    yield document.footer.in_(language)


@singledispatch
def _text(block: Block, _: Language) -> str:
    raise TypeError(type(block).__name__)


@_text.register
def _corner(block: Corner, _: Language) -> str:
    indent = _INDENT if block.side == "right" else ""
    return "\n".join(indent + line for line in block.lines)


@_text.register
def _heading(block: Heading, language: Language) -> str:
    return block.words.in_(language)


@_text.register
def _paragraph(block: Paragraph, language: Language) -> str:
    return block.words.in_(language)


@_text.register
def _bullets(block: Bullets, language: Language) -> str:
    mark = "[ ]" if block.boxes else "-"
    return "\n".join(f"{mark} {item.in_(language)}" for item in block.items)


@_text.register
def _own_words(block: OwnWords, _: Language) -> str:
    return block.text or "\n".join([_RULE] * block.ruled)


@_text.register
def _rows(block: Rows, language: Language) -> str:
    return "\n".join(_row(row, language) for row in block.rows)


def _row(row: Row, language: Language) -> str:
    value = row.value.in_(language) if row.value else _RULE[:30]
    return _words("row", label=row.label, value=value).in_(language)


@_text.register
def _checklist(block: Checklist, language: Language) -> str:
    headings = " | ".join(heading.in_(language) for heading in block.headings)
    empty = "".join(f" | {_RULE[:12]}" for _ in block.headings[1:])
    return "\n".join([headings, *(f"[ ] {item.in_(language) or _RULE[:30]}{empty}" for item in block.items)])


@_text.register
def _signature(block: Signature, language: Language) -> str:
    return f"{block.words.in_(language)}\n\n\n"


@_text.register
def _aside(block: Aside, language: Language) -> str:
    advice = [f"- {item.in_(language)}" for item in block.items]
    cited = [block.sources.in_(language)] if block.sources else []
    return "\n".join([_LINE, block.title.in_(language), *advice, *cited])
