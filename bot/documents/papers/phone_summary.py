"""One page to read out on the phone: who I am, what happened, when, what I ask."""

from bot.documents.background import Background
from bot.documents.blocks import Block, Document, Heading, OwnWords, Pair, Paragraph, Row, Rows
from bot.documents.filled import PhoneSummary
from bot.documents.letterhead import sheet
from bot.documents.words import Value, Words, typed

_words = Words("phone_summary")
_NOTES = ("spoke_to", "at", "reference")


def phone_summary(summary: PhoneSummary, background: Background) -> Document:
    request = typed(summary.request) if summary.request else _words(f"ask_{summary.situation}")
    blocks: list[Block] = [
        Paragraph(_words("hello", name=summary.name)),
        Paragraph(_what_happened(summary, background), strong=True),
        *_when(summary),
        *([OwnWords(summary.facts, 0)] if summary.facts else []),
        Paragraph(_words("ask")),
        Paragraph(request, strong=True),
        Heading(_words("notes")),
        Rows(tuple(Row(_words(note), None) for note in _NOTES)),
        OwnWords(None, 3),
    ]
    return sheet(summary, background, "large", blocks, [_words("never")])


def _what_happened(summary: PhoneSummary, background: Background) -> Pair:
    values: dict[str, Value] = {}
    if summary.situation == "leak_only":
        values = {"date": background.announced_on(), "organisation": background.organisation}
    return _words(f"say_{summary.situation}", **values)


def _when(summary: PhoneSummary) -> list[Block]:
    """A leak's date is in its own sentence; any other is left open when it is not known."""
    if summary.situation == "leak_only" and summary.facts_on is None:
        return []
    return [Paragraph(_words("when", date=summary.facts_on))]
