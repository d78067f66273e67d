"""How strongly a text speaks for French or English, names, links and digits left aside."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from langdetect import detector_factory

from bot.knowledge.bilingual import LANGUAGES, Language, Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.settings import PROJECT

VOCABULARY_FILE = PROJECT / "data" / "language" / "vocabulary.yml"

# Links, addresses, masks, quoted words and anything with digits belong to no language.
_SILENT = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\[[^\]]{1,20}\]|\S*\d\S*")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
# A capital inside a sentence begins a name, with its particles: « Marie de la Tour ».
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][\w'’-]+(?:(?: (?:de|du|des|la|le|von|van))* [A-ZÀ-Ý][\w'’-]+)*")
# langdetect is a coin toss on fewer words.
_ENOUGH_WORDS = 4
_SURE = 0.97
# One word may be a name: « ameli ».
_ENOUGH_TO_GUESS = 2
_LIKELIER = 0.7
_LAST_LATIN = "\u024f"


class Vocabulary(Strict):
    """Words separated by spaces, for each language and for the others together."""

    fr: str
    en: str
    other: str


@dataclass(frozen=True)
class Evidence:
    """`words` counts the words that could speak; French and English those that only one language has."""

    spoken: str
    words: int
    french: int
    english: int
    other: int

    @property
    def lean(self) -> int:
        """Above zero for French, below for English."""
        return self.french - self.english

    @cached_property
    def detected(self) -> Language | None:
        """What langdetect says when asked for French or English only; None when it is not sure."""
        if self.words < _ENOUGH_WORDS:
            return None
        best = _likeliest(self.spoken, only_ours=True)
        return next((language for language in LANGUAGES if language == best), None)

    @cached_property
    def likelier(self) -> Language | None:
        """A guess for a first message without any known word: better than the browser's language."""
        if self.words < _ENOUGH_TO_GUESS:
            return None
        best = _likeliest(self.spoken, only_ours=True, sure=_LIKELIER)
        return next((language for language in LANGUAGES if language == best), None)

    @cached_property
    def foreign(self) -> bool:
        """Whether the text is, beyond doubt, in neither language."""
        letters = [c for c in self.spoken if c.isalpha()]
        if letters and sum(c > _LAST_LATIN for c in letters) > len(letters) / 2:
            return True
        ours = self.french + self.english
        if self.words < _ENOUGH_WORDS or ours > max(self.words / 4, self.other):
            return False
        best = _likeliest(self.spoken, only_ours=False)
        return best is not None and best not in LANGUAGES


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """For each language the words that no other list holds."""
    texts = load_pack(VOCABULARY_FILE, Vocabulary).model_dump()
    words = {language: frozenset(plain_words(text)) for language, text in texts.items()}
    return {
        language: own.difference(*(others for name, others in words.items() if name != language))
        for language, own in words.items()
    }


@cache
def read_profiles() -> detector_factory.DetectorFactory:
    """About a second the first time: call it before anybody waits."""
    # langdetect draws random samples; the seed makes the same text give the same answer.
    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    return detector_factory._factory


def speaking_part(text: str) -> str:
    """The text without quotations, links, addresses, masks, digits and names: they belong to no language."""
    unquoted = _QUOTED.sub(" ", text)
    # A message that is only a quotation speaks through it.
    without = _SILENT.sub(" ", unquoted if any(c.isalpha() for c in unquoted) else text)
    return without if without.isupper() else _NAME.sub(" ", without)


def weigh(text: str) -> Evidence:
    spoken = speaking_part(text)
    words = plain_words(spoken)
    vocabulary = _vocabulary()
    return Evidence(
        spoken=spoken,
        words=len(words),
        french=sum(word in vocabulary["fr"] for word in words),
        english=sum(word in vocabulary["en"] for word in words),
        other=sum(word in vocabulary["other"] for word in words),
    )


def _likeliest(text: str, *, only_ours: bool, sure: float = _SURE) -> str | None:
    """langdetect's first language, when it is `sure` of it."""
    detector = read_profiles().create()
    if only_ours:
        detector.set_prior_map(dict.fromkeys(LANGUAGES, 0.5))
    # The profiles hold lower-case letters; capitals would count as an unknown language.
    detector.append(text.lower())
    try:
        best = detector.get_probabilities()[0]
    except (detector_factory.LangDetectException, IndexError):
        return None
    return str(best.lang) if best.prob >= sure else None
