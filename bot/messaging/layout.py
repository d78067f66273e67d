"""Fits a message into what an app can hold: pieces that end with a paragraph, labels that are never cut."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.messaging.labels import short_label, units
from bot.messaging.outgoing import Choice, Limits, Said

_SEPARATORS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True)
class Piece:
    """`choices`: with titles that fit; `full_titles`: the same as they were."""

    text: str
    choices: tuple[Choice, ...] = ()
    full_titles: tuple[str, ...] = ()


def pieces(said: Said, limits: Limits) -> list[Piece]:
    """The choices stand under the last piece."""
    shown, rest = said.choices[: limits.choices], said.choices[limits.choices :]
    text, choices = _labelled(said, shown, limits)
    # More than an app can show: they can be asked for in words.
    text = "\n".join((text, *(f"- {choice.title}" for choice in rest), *said.needed))
    whole = "\n\n".join(part for part in (text, "\n".join(said.below)) if part)
    *before, last = _split(whole, limits.text, limits.asking if choices else limits.text)
    return [
        *(Piece(part) for part in before),
        Piece(last, choices, tuple(choice.title for choice in shown)),
    ]


def _labelled(said: Said, shown: tuple[Choice, ...], limits: Limits) -> tuple[str, tuple[Choice, ...]]:
    """Short titles, or numbers with the titles in the text where one has none."""
    titles = [short_label(choice.title, said.language, limits.title) for choice in shown]
    if all(titles) and len(set(titles)) == len(titles):
        return said.text, tuple(replace(c, title=t or "") for c, t in zip(shown, titles, strict=True))
    lines = (f"{number}. {choice.title}" for number, choice in enumerate(shown, 1))
    numbered = tuple(replace(choice, title=str(number)) for number, choice in enumerate(shown, 1))
    return "\n".join((said.text, *lines)), numbered


def _split(text: str, most: int, most_in_last: int) -> list[str]:
    """At least one part; each but the last within `most`, the last within `most_in_last`."""
    parts = list(_parts(text, most))
    if units(parts[-1]) > most_in_last:
        parts[-1:] = list(_parts(parts[-1], most_in_last))
    return parts


def _parts(text: str, most: int) -> Iterator[str]:
    while units(text) > most:
        head = _head(text, most)
        yield head.rstrip()
        text = text[len(head) :].lstrip()
    yield text


def _head(text: str, most: int) -> str:
    """The longest beginning that ends with a paragraph, a line, a sentence or a word."""
    room = text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    for separator in _SEPARATORS:
        place = room.rfind(separator)
        if place > most // 3:
            return room[: place + len(separator)]
    return room
