"""Words that answer a question, in both languages at once: people mix them."""

from bot.knowledge.bilingual import Strict
from bot.language.plain_words import plain_words


class Phrases(Strict):
    """Compared without accents and punctuation."""

    fr: tuple[str, ...]
    en: tuple[str, ...]

    def said_in(self, words: list[str]) -> bool:
        """`words`: plain words of the answer."""
        said = f" {' '.join(words)} "
        return any(f" {' '.join(plain_words(phrase))} " in said for phrase in (*self.fr, *self.en))
