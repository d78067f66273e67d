"""The sworn statement to those who claim money from somebody whose identity was used."""

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
    Signature,
)
from bot.documents.filled import IdentityStatement
from bot.documents.letterhead import enclosed, opened, sheet
from bot.documents.words import Words, typed

_words = Words("identity_statement")
_shared = Words("shared")
_RULED_STORY = 4
_BLANK_CLAIMS = 3


def identity_statement(letter: IdentityStatement, background: Background) -> Document:
    claims = letter.claims or (BLANK * 2,) * _BLANK_CLAIMS
    blocks = [
        *opened(letter, (letter.claimant or BLANK, BLANK)),
        Paragraph(_words("subject"), strong=True),
        Paragraph(_declaration(letter)),
        Paragraph(_words("misused")),
        Bullets(tuple(map(typed, claims))),
        *_discovered(letter),
        Heading(_words("own_account")),
        OwnWords(letter.facts, _RULED_STORY),
        Paragraph(_words("complaint", date=letter.complaint_sent_on, place=letter.complaint_place)),
        Paragraph(_words("contest")),
        Paragraph(_words("made_for")),
        Signature(_shared("signature")),
        *enclosed((_words("complaint_copy"), _shared("identity_copy"))),
    ]
    return sheet(letter, background, "letter", blocks, _for_you(background))


def _declaration(letter: IdentityStatement) -> Pair:
    return _words("declare", name=letter.name, birth_date=letter.birth_date, birth_place=letter.birth_place)


def _discovered(letter: IdentityStatement) -> list[Block]:
    return [Paragraph(_words("discovered", date=letter.discovered_on))] if letter.discovered_on else []


def _for_you(background: Background) -> list[Pair]:
    background.fact("identity_used_steps")
    return [_shared("fill_in"), _words("to_all"), _shared("keep_copy")]
