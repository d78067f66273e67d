"""What every letter has around its own words: sender, addressee, place and date, signature, the last page."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from bot.documents.background import Background
from bot.documents.blocks import (
    BLANK,
    Aside,
    Block,
    Bullets,
    Corner,
    Document,
    Heading,
    Pair,
    Paragraph,
    Row,
    Rows,
    Signature,
    Style,
)
from bot.documents.filled import Filled, Notified, Signed
from bot.documents.words import Value, Words, day, typed
from bot.knowledge.typography import french_typography

_words = Words("shared")


def opened(letter: Signed, addressee: Sequence[str]) -> list[Block]:
    """Sender, addressee, place and date. A missing address is a line to fill."""
    town = " ".join(part for part in (letter.postcode, letter.city) if part)
    sender = [letter.name, letter.address or BLANK, town or BLANK]
    contact = [_words(name, value=value).fr for name, value in _contact(letter) if value]
    place = _words("place_and_date", city=letter.city).fr
    return [
        Corner("left", (*sender, *contact)),
        Corner("right", tuple(addressee)),
        Corner("right", (place,)),
    ]


def _contact(letter: Signed) -> tuple[tuple[str, str | None], ...]:
    return (("phone_line", letter.phone), ("email_line", letter.email))


def row(label: str, value: str | date | Pair | None) -> Row:
    """`label`: a name in documents_shared.yml."""
    if isinstance(value, date):
        value = day(value)
    return Row(_words(label), typed(value) if isinstance(value, str) else value)


def told(letter: Notified, without: Pair, by: Literal["it", "you"] = "it") -> Paragraph:
    """When and how the organisation told the person, as far as filled in. `by`: you, in a letter to it."""
    values: dict[str, Value] = {}
    if letter.notice_received_on:
        values["date"] = letter.notice_received_on
    if letter.notice_channel:
        values["channel"] = _words(f"channel_{letter.notice_channel}")
    if not values:
        return Paragraph(without)
    return Paragraph(_words("_".join([f"told_by_{by}", *values]), **values))


def signed(closing: Pair) -> list[Block]:
    return [Paragraph(closing), Signature(_words("signature"))]


def enclosed(items: Sequence[Pair]) -> list[Block]:
    return [Heading(_words("enclosures")), Bullets(tuple(items))]


def notice_copy(letter: Notified) -> Pair:
    received = letter.notice_received_on
    return _words("notice_copy_dated", date=received) if received else _words("notice_copy")


def identified_by_hand() -> Rows:
    """Some authorities need the social security number; it is written by hand, on the paper only."""
    return Rows((row("social_security_number", None),))


def sheet(
    filled: Filled, background: Background, style: Style, blocks: Sequence[Block], for_you: Sequence[Pair]
) -> Document:
    """The document with its last part, for the person alone, and its footer."""
    bilingual = filled.language == "en"
    advice = (*for_you, _words("french_only")) if bilingual and style == "letter" else tuple(for_you)
    aside = Aside(_words(f"for_you_{style}"), advice, _cited(background))
    checked = background.checked_on()
    footer = _words("footer_checked", date=checked) if checked else _words("footer")
    return Document(
        kind=filled.kind,
        style=style,
        bilingual=bilingual,
        title=_words(f"title_{filled.kind}"),
        blocks=(*blocks, aside),
        footer=footer,
    )


def _cited(background: Background) -> Pair | None:
    sources = background.sources()
    if not sources:
        return None
    titles = Pair(
        french_typography(" ; ".join(title.fr for title in sources)),
        "; ".join(title.en for title in sources),
    )
    return _words("cited", titles=titles)
