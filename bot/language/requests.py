"""« English please », « en français svp »: an explicit wish that makes up a whole sentence."""

import re
from functools import cache

from bot.knowledge.bilingual import Language, Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.settings import PROJECT

REQUESTS_FILE = PROJECT / "data" / "language" / "requests.yml"

# Longer messages tell a story; what they ask for is left to the model.
_LONGEST_WISH = 80
_SENTENCE_END = re.compile(r"[,.;:!?\n]+")


class Requests(Strict):
    """`asks` are whole messages; `{in_language}` is one of `before` followed by one of `names`."""

    names: dict[Language, tuple[str, ...]]
    negations: tuple[str, ...]
    before: tuple[str, ...]
    asks: tuple[str, ...]


@cache
def _requests() -> Requests:
    return load_pack(REQUESTS_FILE, Requests)


@cache
def _phrases() -> dict[str, Language]:
    requests = _requests()
    return {
        " ".join(ask.format(in_language=f"{before} {name}").split()): language
        for language, names in requests.names.items()
        for name in names
        for before in requests.before
        for ask in requests.asks
    }


def requested_language(text: str) -> Language | None:
    """The language asked for, when the whole message, or one sentence of a short one, is such a wish."""
    whole = _asked_by(text)
    if whole is not None or len(text) > _LONGEST_WISH:
        return whole
    # A bare « French » between commas is a word of the story, not a wish: one part must ask.
    parts = [part.strip() for part in _SENTENCE_END.split(text)]
    asked = [language for part in parts if " " in part and (language := _asked_by(part))]
    return asked[-1] if asked else None


def _asked_by(sentence: str) -> Language | None:
    return _phrases().get(" ".join(plain_words(sentence)))


def named_language(text: str) -> Language | None:
    """The only language that a text names, turned round by a negation: « je ne comprends pas l'anglais »."""
    words = set(plain_words(text))
    requests = _requests()
    named = [language for language, names in requests.names.items() if words & set(names)]
    if len(named) != 1:
        return None
    if words & set(requests.negations):
        return next(language for language in requests.names if language != named[0])
    return named[0]
