"""Writes a document as an accessible PDF, in memory; the same document gives the same bytes."""

import dataclasses
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bot.documents.blocks import Document
from bot.documents.errors import CannotBeSet
from bot.documents.glyphs import REPLACEMENT, font_folder, replaced
from bot.documents.words import Words

_LAYOUT = Path(__file__).parent / "layouts" / "sheet.typ"
_words = Words("shared")
# A word that no line can hold may be broken after every few signs.
_LONG_WORD = re.compile(r"[^\s\u200b]{25,}")
_PIECE = re.compile(r".{1,8}")
_ZERO_WIDTH_SPACE = "\u200b"


def as_pdf(document: Document) -> bytes:
    """PDF/UA-1. Safe in several threads at once: each call has a compiler of its own. Raises CannotBeSet."""
    compiler = typst.Compiler(
        _LAYOUT,
        root=_LAYOUT.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(_plain(document))},
    )
    try:
        pages = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        # Its message may quote the text: it must reach no log.
        raise CannotBeSet(document.kind) from None
    return pages if isinstance(pages, bytes) else b"".join(pages or ())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[font_folder()])


def _plain(document: Document) -> dict[str, Any]:
    """What the layout reads: every block with the name of its class as `kind`, every text settable."""
    blocks = [{"kind": type(block).__name__, **_settable(_fields(block))} for block in document.blocks]
    told = json.dumps(blocks)
    return {
        "style": document.style,
        "bilingual": document.bilingual,
        "blocks": blocks,
        **{
            name: _settable(_fields(pair))
            for name, pair in {
                "title": document.title,
                "footer": document.footer,
                "to_send": _words("to_send"),
                "page": _words("page"),
            }.items()
        },
        "unprintable": _fields(_words("unprintable")) if REPLACEMENT in told else None,
    }


def _fields(part: Any) -> Any:
    return dataclasses.asdict(part)


def _settable(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _settable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_settable(part) for part in value]
    return _breakable(replaced(value)) if isinstance(value, str) else value


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _ZERO_WIDTH_SPACE.join(_PIECE.findall(word[0])), text)
