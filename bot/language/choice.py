"""The one place that decides in which language a message is answered."""

from dataclasses import dataclass

from bot.knowledge.bilingual import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.language.evidence import Evidence, weigh
from bot.language.requests import requested_language

_LONGEST_HEADER = 20


@dataclass(frozen=True)
class LanguageChoice:
    """`requested`: this message asks for the language. `foreign`: it is in a third one."""

    language: Language
    requested: bool = False
    foreign: bool = False


def choose_language(
    text: str,
    *,
    chosen: Language | None = None,
    conversation: Language | None = None,
    browser: Language | None = None,
    default: Language = DEFAULT_LANGUAGE,
) -> LanguageChoice:
    """The first of: explicit choice (now, then earlier) > this message > conversation > browser > default.

    A message decides against the conversation only with two words of evidence more, or one that the detector
    confirms: never through names, links, digits or one ambiguous word.
    """
    requested = requested_language(text)
    if requested is not None:
        return LanguageChoice(requested, requested=True)
    prior = chosen or conversation or browser or default
    evidence = weigh(text)
    if evidence.foreign:
        return LanguageChoice(prior, foreign=True)
    if chosen is not None:
        return LanguageChoice(chosen)
    if conversation is not None:
        return LanguageChoice(_spoken(evidence, needed=2) or prior)
    return LanguageChoice(_spoken(evidence, needed=1) or evidence.likelier or prior)


def _spoken(evidence: Evidence, needed: int) -> Language | None:
    leaning: Language = "fr" if evidence.lean > 0 else "en"
    if abs(evidence.lean) >= needed:
        return leaning
    if evidence.lean == 0 or leaning == evidence.detected:
        return evidence.detected
    return None


def browser_language(accept_language: str | None) -> Language | None:
    """The best liked of our languages in an Accept-Language header (RFC 9110); q=0 means not wanted."""
    ranked: list[tuple[float, int, Language]] = []
    for place, part in enumerate((accept_language or "").lower().split(",")[:_LONGEST_HEADER]):
        tag, _, parameter = part.partition(";")
        quality = _quality(parameter)
        for language in LANGUAGES:
            if tag.strip().split("-")[0] == language and quality > 0:
                ranked.append((-quality, place, language))
    return min(ranked)[2] if ranked else None


def _quality(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
