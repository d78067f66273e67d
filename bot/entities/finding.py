"""All entities of one text."""

from bot.entities.dates import find_dates
from bot.entities.entity import Entity
from bot.entities.named import find_named
from bot.entities.places import find_communes, find_postcodes
from bot.entities.spotted_words import spotted_words


def find_entities(text: str) -> list[Entity]:
    """In the order of the text; one word may be both a channel and a kind of data (« mail »)."""
    words = spotted_words(text)
    found = [*find_postcodes(text), *find_communes(words), *find_named(words), *find_dates(text)]
    return sorted(found, key=lambda entity: (entity.start, entity.kind))
