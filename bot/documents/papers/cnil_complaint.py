"""The complaint to the CNIL: for its online form, or by post."""

from bot.documents.background import Background
from bot.documents.blocks import Block, Document, Heading, OwnWords, Pair, Paragraph
from bot.documents.filled import CnilComplaint
from bot.documents.letterhead import enclosed, notice_copy, opened, sheet, signed, told
from bot.documents.papers.breach import breach
from bot.documents.words import Value, Words, typed

_words = Words("cnil_complaint")
_shared = Words("shared")
_RULED_STORY = 5
_NOTICE_REASONS = ("no_notice", "incomplete_notice")


def cnil_complaint(letter: CnilComplaint, background: Background) -> Document:
    other = _is_other(letter, background)
    organisation = typed(letter.organisation) if letter.organisation and other else background.organisation
    blocks = [
        *opened(letter, _addressee(background)),
        Paragraph(_words("subject", organisation=organisation), strong=True),
        Paragraph(_words("greeting")),
        Paragraph(_words("opening", organisation=organisation)),
        *([] if other else _facts(letter, background)),
        *_reason(letter),
        Heading(_words("own_account")),
        OwnWords(letter.facts, _RULED_STORY),
        Paragraph(_words("request")),
        *signed(_words("closing")),
        *enclosed(_enclosures(letter)),
    ]
    return sheet(letter, background, "letter", blocks, _for_you(letter, background))


def _is_other(letter: CnilComplaint, background: Background) -> bool:
    """Another organisation than the incident's: what is known of the incident says nothing of it."""
    return letter.organisation is not None and not background.names_organisation(letter.organisation)


def _addressee(background: Background) -> list[str]:
    cnil = background.service("cnil")
    lines = cnil.address.fr.split(", ") if cnil.address else []
    return [cnil.name.fr, *lines]


def _facts(letter: CnilComplaint, background: Background) -> list[Block]:
    heading = Heading(_words("what_happened"))
    if letter.reason == "no_notice":
        return [heading, *breach(background), Paragraph(_words("maybe_concerned"))]
    return [heading, *breach(background), told(letter, _words("maybe_concerned"))]


def _reason(letter: CnilComplaint) -> list[Block]:
    values: dict[str, Value] = {"date": letter.request_sent_on} if letter.reason == "no_answer" else {}
    return [Heading(_words("reason")), Paragraph(_words(f"reason_{letter.reason}", **values))]


def _enclosures(letter: CnilComplaint) -> list[Pair]:
    request = [_words("request_copy")] if letter.reason == "no_answer" else []
    notice = [] if letter.reason == "no_notice" else [notice_copy(letter)]
    return [*request, *notice, *map(typed, letter.evidence)]


def _for_you(letter: CnilComplaint, background: Background) -> list[Pair]:
    if letter.reason == "no_answer":
        background.fact("gdpr_one_month")
    if letter.reason in _NOTICE_REASONS:
        background.fact("gdpr_72h")
        background.fact("notice_must_say")
    online = _words("online_or_post", url=background.service("cnil").url)
    scope = background.statement("cnil_scope")
    return [_shared("fill_in"), online, scope, _shared("keep_copy")]
