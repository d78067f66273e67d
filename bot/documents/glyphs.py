"""Which characters the letters can set, and what stands for those they cannot."""

import importlib.util
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

REPLACEMENT = "\u25af"
# Widely drawn and read by nobody as a letter: may follow any sign.
_ALWAYS = frozenset("\n\u200b")
# The text is never bold where a person wrote it, but headings are: both faces must hold a sign.
_FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def font_folder() -> Path:
    """matplotlib's fonts, found without importing it: DejaVu sets what the fonts inside typst lack."""
    package = importlib.util.find_spec("matplotlib")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("matplotlib")
    return Path(package.origin).parent / "mpl-data" / "fonts" / "ttf"


@cache
def _settable() -> frozenset[str]:
    faces = [TTFont(font_folder() / face, lazy=True) for face in _FACES]
    covered = [frozenset(map(chr, face.getBestCmap())) for face in faces]
    return frozenset.intersection(*covered) | _ALWAYS


def replaced(text: str) -> str:
    """PDF/UA refuses a sign without a glyph: each one is replaced."""
    known = _settable()
    return text if known.issuperset(text) else "".join(c if c in known else REPLACEMENT for c in text)
