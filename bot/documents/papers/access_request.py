"""The request of GDPR article 15: am I in it, with which data, and a copy of what is held."""

from bot.documents.background import Background
from bot.documents.blocks import BLANK, Block, Bullets, Document, Heading, Pair, Paragraph, Rows
from bot.documents.filled import AccessRequest
from bot.documents.letterhead import identified_by_hand, opened, row, sheet, signed, told
from bot.documents.words import Words

_words = Words("access_request")
_shared = Words("shared")
_POINTS = ("ask_concerned", "ask_which", "ask_notice", "ask_recipients", "ask_copy")


def access_request(letter: AccessRequest, background: Background) -> Document:
    organisation = _other(letter, background) or background.organisation.fr
    blocks = [
        *opened(letter, (_words("to_officer").fr, organisation, BLANK)),
        Paragraph(_words("subject"), strong=True),
        Paragraph(_words("greeting")),
        *_context(letter, background),
        Paragraph(_words("ask")),
        Bullets(tuple(_words(point) for point in _POINTS)),
        Paragraph(_words("due")),
        Heading(_words("identification")),
        Rows((row("born_on", letter.birth_date), row("born_in", letter.birth_place))),
        identified_by_hand(),
        Paragraph(_words("proof_of_identity")),
        *signed(_words("closing")),
    ]
    return sheet(letter, background, "letter", blocks, _for_you(letter, background))


def _other(letter: AccessRequest, background: Background) -> str | None:
    """Another organisation than the incident's: what is known of the incident says nothing of it."""
    name = letter.organisation
    return None if name is None or background.names_organisation(name) else name


def _context(letter: AccessRequest, background: Background) -> list[Block]:
    if _other(letter, background):
        return [Paragraph(_words("other_organisation"))]
    announced = Paragraph(_words("announced", date=background.announced_on()))
    return [announced, told(letter, _words("not_told"), by="you")]


def _for_you(letter: AccessRequest, background: Background) -> list[Pair]:
    background.fact("access_request")
    how = [] if _other(letter, background) else [background.statement("ask_cnam")]
    due = background.statement("gdpr_one_month")
    return [_shared("fill_in"), *how, _words("date_it"), due, _shared("keep_copy")]
