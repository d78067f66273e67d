"""What a recogniser would mask, as the pieces of text themselves."""

from collections.abc import Callable, Iterator

from bot.redaction.masks import Kind, Span


def pieces(find: Callable[[str], Iterator[Span]], text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text)]


def kinds(find: Callable[[str], Iterator[Span]], text: str) -> list[Kind]:
    return [span.kind for span in find(text)]
