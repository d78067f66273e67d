"""The leak told in a letter, from the incident's pack and as whose word it is."""

from bot.documents.background import Background
from bot.documents.blocks import Block, Bullets, Paragraph
from bot.documents.words import Words

_words = Words("shared")


def breach(background: Background, *, data: bool = True) -> list[Block]:
    """`data`: with the list of what was taken."""
    announced = _words("breach", date=background.announced_on(), organisation=background.organisation)
    if not data:
        return [Paragraph(announced)]
    by = "attributed" if background.data_taken_is_attributed() else "reported"
    return [Paragraph(announced), Paragraph(_words(f"taken_{by}")), Bullets(background.data_taken())]
