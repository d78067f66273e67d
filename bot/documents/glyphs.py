"""Which characters the letters can set, and what stands for those they cannot."""

import importlib.util
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

REPLACEMENT = "\u25af"
# What the layout or this package puts between signs; no font draws it.
_ALWAYS = frozenset("\n\u200b")
# A subject line is bold and may hold a typed name: both faces must have a sign.
_FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def font_folder() -> Path:
    """matplotlib's fonts, found without importing it: DejaVu sets what the fonts inside typst lack."""
    package = importlib.util.find_spec("matplotlib")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("matplotlib")
    return Path(package.origin).parent / "mpl-data" / "fonts" / "ttf"


@cache
def _settable() -> frozenset[str]:
    return frozenset.intersection(*map(_signs_of, _FACES)) | _ALWAYS


def _signs_of(face: str) -> frozenset[str]:
    with TTFont(font_folder() / face, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def replaced(text: str) -> str:
    """PDF/UA refuses a sign without a glyph: each one is replaced."""
    known = _settable()
    return text if known.issuperset(text) else "".join(c if c in known else REPLACEMENT for c in text)
