"""Titles of buttons as short as apps want them: worded by people, never cut."""

from collections.abc import Mapping
from functools import cache

from pydantic import model_validator

from bot.knowledge.bilingual import LANGUAGES, Bilingual, Language, Strict
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT

# The least that an app takes: a reply button of WhatsApp, a quick reply of Messenger.
LONGEST_LABEL = 20
_LABELS = PROJECT / "data" / "messaging" / "short_labels.yml"


class Label(Strict):
    """A button in both languages; a title that fits stays as it is."""

    title: Bilingual
    short: Bilingual

    @model_validator(mode="after")
    def _is_needed_and_fits(self) -> "Label":
        if all(units(self.title.in_(language)) <= LONGEST_LABEL for language in LANGUAGES):
            raise ValueError("both titles are short enough as they are")
        for language in LANGUAGES:
            title, short = self.title.in_(language), self.short.in_(language)
            if units(short) > LONGEST_LABEL:
                raise ValueError(f"« {short} » is longer than {LONGEST_LABEL}")
            if units(title) <= LONGEST_LABEL and short != title:
                raise ValueError(f"« {title} » is short enough as it is")
        return self


class LabelPack(Strict):
    labels: tuple[Label, ...]

    @model_validator(mode="after")
    def _one_title_one_short_form(self) -> "LabelPack":
        """A title may stand beside several of the other language, always with the same short form."""
        pairs = [(label.title.fr, label.title.en) for label in self.labels]
        if len(set(pairs)) < len(pairs):
            raise ValueError("a button stands twice")
        for language in LANGUAGES:
            known: dict[str, str] = {}
            for label in self.labels:
                title, short = label.title.in_(language), label.short.in_(language)
                if known.setdefault(title, short) != short:
                    raise ValueError(f"« {title} » has two short forms")
        return self


def short_label(title: str, language: Language, longest: int) -> str | None:
    """`title` itself where it fits, else its short form; None when neither does.

    Length in UTF-16 units, as the apps count. Names of towns have no short form.
    """
    if units(title) <= longest:
        return title
    short = _short_forms(language).get(title)
    return short if short is not None and units(short) <= longest else None


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@cache
def label_pack() -> LabelPack:
    """Raises BrokenPack."""
    return load_pack(_LABELS, LabelPack)


@cache
def _short_forms(language: Language) -> Mapping[str, str]:
    return {label.title.in_(language): label.short.in_(language) for label in label_pack().labels}
