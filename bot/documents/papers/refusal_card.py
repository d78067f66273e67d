"""The card to show at the counter when a complaint is about to be refused: one page, large French."""

from bot.documents.background import Background
from bot.documents.blocks import Block, Bullets, Document, OwnWords, Pair, Paragraph, Row, Rows
from bot.documents.filled import RefusalCard
from bot.documents.letterhead import sheet
from bot.documents.words import Words

_words = Words("refusal_card")
_shared = Words("shared")


def refusal_card(card: RefusalCard, background: Background) -> Document:
    background.fact("any_station")
    background.fact("receipt_and_copy")
    if card.situation == "identity_misused":
        background.fact("offence_not_identity_theft")
    blocks: list[Block] = [
        *([Paragraph(_words("named", name=card.name))] if card.name else []),
        Paragraph(_words("for_offence", offence=_shared(f"offence_{card.situation}"))),
        Paragraph(_words("law"), strong=True),
        Paragraph(_words("ask")),
        Bullets((_words("ask_receipt"), _words("ask_copy"))),
        *([Paragraph(_words("interpreter"), strong=True)] if card.interpreter else []),
        Paragraph(_words("reason")),
        OwnWords(None, 2),
        Rows((Row(_words("who"), None),)),
    ]
    return sheet(card, background, "large", blocks, _for_you(background))


def _for_you(background: Background) -> list[Pair]:
    background.service("defenseur_des_droits")
    return [_words("if_refused"), background.statement("any_station_check")]
