"""« English please », « en français svp »: an explicit wish that makes up the whole message."""

from functools import cache

from bot.knowledge.bilingual import Language, Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.settings import PROJECT

REQUESTS_FILE = PROJECT / "data" / "language" / "requests.yml"


class Requests(Strict):
    """`asks` are whole messages; `{in_language}` is one of `before` followed by one of `names`."""

    names: dict[Language, tuple[str, ...]]
    before: tuple[str, ...]
    asks: tuple[str, ...]


@cache
def _phrases() -> dict[str, Language]:
    requests = load_pack(REQUESTS_FILE, Requests)
    return {
        " ".join(ask.format(in_language=f"{before} {name}").split()): language
        for language, names in requests.names.items()
        for name in names
        for before in requests.before
        for ask in requests.asks
    }


def requested_language(text: str) -> Language | None:
    """The language asked for, when the whole message is such a wish."""
    return _phrases().get(" ".join(plain_words(text)))
