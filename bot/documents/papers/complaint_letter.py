"""The criminal complaint, to the public prosecutor or to hand over at the counter."""

from bot.documents.background import Background
from bot.documents.blocks import (
    BLANK,
    Block,
    Bullets,
    Document,
    Heading,
    OwnWords,
    Pair,
    Paragraph,
    Row,
    Rows,
)
from bot.documents.filled import ComplaintLetter
from bot.documents.kind import Recipient
from bot.documents.letterhead import (
    enclosed,
    identified_by_hand,
    notice_copy,
    opened,
    row,
    sheet,
    signed,
    told,
)
from bot.documents.papers.breach import breach
from bot.documents.words import Words, day, typed

_words = Words("complaint_letter")
_shared = Words("shared")
_RULED_STORY = 8
_RULED_MORE = 3
_RESTS_ON: dict[Recipient, tuple[str, ...]] = {
    "prosecutor": ("prosecutor_which_court", "prosecutor_three_months"),
    "counter": ("any_station", "receipt_and_copy"),
}


def complaint_letter(letter: ComplaintLetter, background: Background) -> Document:
    recipient = letter.recipient
    suspect = typed(letter.suspect) if letter.suspect else _words("person_unknown")
    offence = _shared(f"offence_{letter.situation}")
    blocks = [
        *opened(letter, _addressee(letter)),
        Paragraph(_words("subject", suspect=suspect, offence=offence), strong=True),
        Paragraph(_words(f"greeting_{recipient}")),
        Paragraph(_words("opening", suspect=suspect)),
        *_civil_status(letter),
        *_facts(letter, background),
        Paragraph(_words("qualification", offence=offence)),
        *_civil_party(letter),
        Paragraph(_words(f"request_{recipient}")),
        *signed(_words(f"closing_{recipient}")),
        *enclosed(_enclosures(letter)),
    ]
    return sheet(letter, background, "letter", blocks, _for_you(letter, background))


def _addressee(letter: ComplaintLetter) -> list[str]:
    if letter.recipient == "counter":
        return [_words("to_counter").fr, BLANK]
    return [_words("to_prosecutor").fr, _words("to_court", court=letter.court).fr, BLANK]


def _civil_status(letter: ComplaintLetter) -> list[Block]:
    known = Rows(
        (
            row("born_on", letter.birth_date),
            row("born_in", letter.birth_place),
            row("nationality", letter.nationality),
            row("occupation", letter.occupation),
        )
    )
    return [Heading(_words("civil_status")), known, identified_by_hand()]


def _facts(letter: ComplaintLetter, background: Background) -> list[Block]:
    leak = letter.situation == "leak_only"
    blocks: list[Block] = [Heading(_words("what_happened"))]
    if leak:
        blocks += [*breach(background), told(letter, _words("maybe_concerned"))]
    blocks += [Paragraph(_words(f"account_{letter.situation}")), _when_and_where(letter, background)]
    blocks += [
        Heading(_words("own_account")),
        OwnWords(letter.facts, _RULED_MORE if leak else _RULED_STORY),
    ]
    if not leak and (letter.notice_received_on or letter.notice_channel):
        linked = _words("maybe_linked")
        blocks += [*breach(background, data=False), told(letter, linked), Paragraph(linked)]
    return [*blocks, Heading(_words("damage")), OwnWords(letter.damage, 2)]


def _when_and_where(letter: ComplaintLetter, background: Background) -> Rows:
    leak = letter.situation == "leak_only"
    on = day(letter.facts_on) if letter.facts_on else None
    place = typed(letter.place) if letter.place else None
    if leak:
        on = on or _words("facts_before", date=background.announced_on())
        place = place or _words("place_unknown")
    suspect = typed(letter.suspect) if letter.suspect else _words("nobody_known")
    rows = [
        Row(_words("facts_on"), on),
        Row(_words("place"), place),
        Row(_words("suspect"), suspect),
        Row(_words("witnesses"), typed(letter.witnesses) if letter.witnesses else None),
    ]
    if letter.discovered_on:
        rows.insert(1, Row(_words("discovered_on"), day(letter.discovered_on)))
    return Rows(tuple(rows))


def _civil_party(letter: ComplaintLetter) -> list[Block]:
    if letter.civil_party is None:
        return [Bullets((_words("civil_party_yes"), _words("civil_party_no")), boxes=True)]
    return [Paragraph(_words("civil_party_yes" if letter.civil_party else "civil_party_no"))]


def _enclosures(letter: ComplaintLetter) -> list[Pair]:
    notice = [notice_copy(letter)] if letter.situation == "leak_only" or letter.notice_received_on else []
    return [_shared("identity_copy"), *notice, *map(typed, letter.evidence)]


def _for_you(letter: ComplaintLetter, background: Background) -> list[Pair]:
    """What to do with the letter; the facts named here are those that its words rest on."""
    background.fact("prosecutor_letter_content")
    if letter.situation == "identity_misused":
        background.fact("offence_not_identity_theft")
    how = [_words(f"use_{letter.recipient}"), *map(background.statement, _RESTS_ON[letter.recipient])]
    if letter.situation == "leak_only":
        how.append(background.statement("leak_is_ground"))
    return [_shared("fill_in"), *how, _shared("keep_copy")]
