"""What to gather before a complaint, with the person's own items."""

from bot.documents.background import Background
from bot.documents.blocks import Block, Checklist, Document, Pair, Paragraph
from bot.documents.filled import EvidenceList
from bot.documents.letterhead import sheet
from bot.documents.words import Words, known, typed

_words = Words("evidence_list")
_shared = Words("shared")
_FREE_LINES = 4


def evidence_list(listed: EvidenceList, background: Background) -> Document:
    headings = (_words("item"), _words("date"), _words("place"))
    blocks: list[Block] = [
        *([Paragraph(_words("belongs_to", name=listed.name))] if listed.name else []),
        Paragraph(_words("opening")),
        Checklist(headings, tuple(_items(listed, background))),
    ]
    return sheet(listed, background, "list", blocks, [_words("no_number"), _shared("keep_copy")])


def _items(listed: EvidenceList, background: Background) -> list[Pair]:
    usual = [known(item) for item in background.fact("proof_to_bring").items]
    special = [] if listed.situation == "leak_only" else [_words(f"item_{listed.situation}")]
    return [*usual, *special, *map(typed, listed.evidence), *[typed("")] * _FREE_LINES]
