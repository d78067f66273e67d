"""Short letters ready to copy: French, the document of record; in English with its translation below."""

from collections.abc import Sequence

from bot.knowledge.bilingual import Language
from bot.wording import say


def access_request(language: Language) -> str:
    """GDPR article 15: was I in it, and which data. Holds blanks to fill by hand."""
    return _beside({each: say("letters", "access_request", each) for each in _languages(language)}, language)


def missing_content(missing: Sequence[str], language: Language) -> str:
    """To the data protection officer, GDPR article 34(2). `missing`: slots of the content check."""
    texts = {}
    for each in _languages(language):
        points = "\n".join(f"- {say('letters', slot, each)}" for slot in missing)
        texts[each] = say("letters", "missing_content", each, points=points)
    return _beside(texts, language)


def _languages(language: Language) -> tuple[Language, ...]:
    return ("fr",) if language == "fr" else ("fr", "en")


def _beside(texts: dict[Language, str], language: Language) -> str:
    if language == "fr":
        return texts["fr"]
    return "\n\n".join([texts["fr"], say("letters", "translation", "en"), texts["en"]])
