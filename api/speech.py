"""In which language a request is answered when no message decides it."""

from starlette.requests import HTTPConnection

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.language.choice import browser_language
from bot.settings import settings


def language_of(connection: HTTPConnection) -> Language:
    """The conversation's once it is known, else `?language=`, else the browser's, else the default."""
    known: Language | None = getattr(connection.state, "language", None)
    if known is not None:
        return known
    asked = connection.query_params.get("language")
    for language in LANGUAGES:
        if asked == language:
            return language
    return browser_language(connection.headers.get("accept-language")) or settings().default_language
