"""Words that command: stop sending, erase everything; only as a whole message."""

import re
import unicodedata
from functools import cache
from typing import Literal

from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.settings import PROJECT

Command = Literal["stop", "erase"]
_WORDS = PROJECT / "data" / "messaging" / "words.yml"
_NOT_WORDS = re.compile(r"[^a-z/]+")
_LONGEST = 40


class Words(Strict):
    stop: tuple[str, ...]
    erase: tuple[str, ...]


@cache
def _commands() -> dict[str, Command]:
    """Raises BrokenPack."""
    words = load_pack(_WORDS, Words)
    stop: dict[str, Command] = dict.fromkeys(words.stop, "stop")
    return {**stop, **dict.fromkeys(words.erase, "erase")}


def commanded(text: str) -> Command | None:
    if len(text) > _LONGEST:
        return None
    return _commands().get(plain_words(text))


def plain_words(text: str) -> str:
    """Without capitals, accents, digits and punctuation."""
    straight = text.lower().replace("’", "'")
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", straight) if sign.isascii())
    return _NOT_WORDS.sub(" ", plain).strip()
